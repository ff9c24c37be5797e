/** Finds the schemas that requests and answers share, before anything has a name. */
import { asArray, asObject, type Json } from '../../json.ts';
import { type Graph, reachable } from '../schema-graph.ts';
import { referencesOf } from '../schemas.ts';
import type { OperationSource } from './list-operations.ts';

/** Keys of all components that operations send as well as answer. */
export function travelBothWays(sources: readonly OperationSource[], graph: Graph): Set<string> {
  const sent = new Set<string>();
  const answered = new Set<string>();
  for (const { node, item } of sources) {
    for (const part of [...asArray(node.parameters), ...asArray(item.parameters), node.requestBody])
      addKeys(part, sent);
    for (const response of Object.values(asObject(node.responses))) addKeys(response, answered);
  }
  const back = reachable(graph, answered);
  return new Set([...reachable(graph, sent)].filter((key) => back.has(key)));
}

/** Adds the keys that the schemas of a parameter, body or answer refer to. */
function addKeys(part: Json | undefined, found: Set<string>): void {
  const { schema, content } = asObject(part);
  for (const media of [{ schema: schema ?? true }, ...Object.values(asObject(content))]) {
    for (const key of referencesOf(asObject(media).schema ?? true)) found.add(key);
  }
}
