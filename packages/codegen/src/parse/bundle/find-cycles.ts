import { type Diagnostic, diagnostic } from '../../diagnostics.ts';
import { isObject, type Json } from '../../json.ts';
import { locate } from '../origin.ts';
import type { Discovery } from './discover.ts';

/** Tells of schemas that refer to each other in a circle without anything between: no value could ever be judged. */
export function findCycles(discovery: Discovery): Diagnostic[] {
  const next = new Map<Json, Json>();
  for (const [node, references] of discovery.schemas) {
    const target = references.get('$ref')?.target.node;
    if (target !== undefined) next.set(node, target);
  }
  const diagnostics: Diagnostic[] = [];
  const safe = new Set<Json>();
  for (const [node] of next) {
    const way = new Set<Json>();
    let at: Json | undefined = node;
    while (at !== undefined && !safe.has(at) && !way.has(at)) {
      way.add(at);
      at = next.get(at);
    }
    if (at !== undefined && way.has(at) && isObject(node)) {
      const message = `${String(node.$ref)} leads back to itself by references alone.`;
      diagnostics.push(diagnostic('reference-cycle', locate(node, '$ref'), message));
    }
    for (const passed of way) safe.add(passed);
  }
  return diagnostics;
}
