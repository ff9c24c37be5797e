import { type Diagnostic, diagnostic } from '../../diagnostics.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { locate } from '../origin.ts';
import type { Discovery } from './discover.ts';

/**
 * A $dynamicRef is read as the $ref that it is wherever one schema alone has the $dynamicAnchor; where more have it, the way
 * that was taken to the schema would decide, which a name below components.schemas cannot say.
 */
export function checkDynamic(discovery: Discovery): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const [node, references] of discovery.schemas) {
    if (!references.has('$dynamicRef')) continue;
    const name = String(node.$dynamicRef).split('#').at(-1) ?? '';
    if (countAnchors(discovery, name) < 2) continue;
    const message = `More than one schema has the $dynamicAnchor ${name}; which of them is meant would depend on the way here.`;
    diagnostics.push(diagnostic('unsupported-schema', locate(node, '$dynamicRef'), message));
  }
  return diagnostics;
}

function countAnchors({ files }: Discovery, name: string): number {
  const nodes = new Set<JsonObject>();
  for (const file of files.values()) {
    for (const { node } of file?.anchors.values() ?? []) {
      if (isObject(node) && node.$dynamicAnchor === name) nodes.add(node);
    }
  }
  return nodes.size;
}
