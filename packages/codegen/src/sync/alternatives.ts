import { asArray, isObject, type Json, type JsonObject } from '../json.ts';
import { follow } from '../parse/references.ts';

/**
 * The schemas that have a say about a value: the one given and, as any of them may be the one that a page speaks of,
 * every branch of its unions and parts. A schema that holds itself is listed once.
 */
export function alternatives(document: JsonObject, schema: Json | undefined): JsonObject[] {
  const found: JsonObject[] = [];
  const visit = (value: Json | undefined): void => {
    const node = value === undefined ? undefined : follow(document, value);
    if (!isObject(node) || found.includes(node)) return;
    found.push(node);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) asArray(node[keyword]).forEach(visit);
  };
  visit(schema);
  return found;
}
