/** Finds the schemas that requests and answers share, before anything has a name. */
import type { Json } from '../../json.ts';
import { type Graph, reachable } from '../schema-graph.ts';
import { nameInReference } from '../schemas.ts';
import type { OperationSource } from './list-operations.ts';

/** Keys of all components that operations send as well as answer. */
export function travelBothWays(sources: readonly OperationSource[], graph: Graph): Set<string> {
  const sent = sources.flatMap(({ node, item }) => [node.parameters, item.parameters, node.requestBody]);
  const answered = sources.map(({ node }) => node.responses);
  const back = reachable(graph, keysIn(answered));
  return new Set([...reachable(graph, keysIn(sent))].filter((key) => back.has(key)));
}

/** Keys of the components that anything in a part of a document refers to. */
function keysIn(nodes: readonly (Json | undefined)[]): Set<string> {
  const found = new Set<string>();
  const open = [...nodes];
  for (let node = open.pop(); open.length > 0 || node !== undefined; node = open.pop()) {
    // A discriminator's mapping refers to schemas as well; a text that only looks like it does no harm.
    const key = typeof node === 'string' ? nameInReference(node) : undefined;
    if (key !== undefined) found.add(key);
    if (typeof node === 'object' && node !== null) for (const member of Object.values(node)) open.push(member);
  }
  return found;
}
