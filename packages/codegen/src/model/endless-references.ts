/** Finds schemas that refer to themselves without a step into the value: no value ever gets through them. */
import { asArray, asObject, isObject, type Json } from '../json.ts';
import { findComponents } from '../schema/components.ts';
import { referencedName } from './schemas.ts';

/** Names of the schemas that lead back to themselves at the same place of a value. */
export function endlessReferences(schemas: ReadonlyMap<string, Json>): ReadonlySet<string> {
  return findComponents(new Map([...schemas].map(([name, schema]) => [name, inPlaceReferences(schema)]))).recursive;
}

/** Names of the schemas that the very value is held up to that a schema is asked about. */
function inPlaceReferences(schema: Json): Set<string> {
  const found = new Set<string>();
  const queue: Json[] = [schema];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (!isObject(next)) continue;
    const name = referencedName(next);
    if (name !== undefined) found.add(name);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) queue.push(...asArray(next[keyword]));
    queue.push(...Object.values(asObject(next.dependentSchemas)), next.not ?? true);
    if (next.if !== undefined) queue.push(next.if, next.then ?? true, next.else ?? true);
  }
  return found;
}
