import { asArray, isObject, type Json, type JsonObject, setMember } from '../../json.ts';
import type { FactSchema } from '../page-facts.ts';

/** Makers of docs pages fill an example from the schema where its author gave none: every text is `text`. */
const placeholder = 'text';

/** True for an example that is a schema in disguise: no value in it is anybody's. */
export function isPlaceholder(value: unknown): boolean {
  const leaves = leavesOf(value);
  return leaves.includes(placeholder) && leaves.every((leaf) => typeof leaf !== 'string' || leaf === placeholder);
}

function leavesOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap(leavesOf);
}

/** The schema that a placeholder was made from, as far as it shows: a number may be whole or not. */
export function shownSchema(value: Json): FactSchema {
  if (Array.isArray(value)) {
    const [first] = asArray(value);
    return { type: 'array', ...(first === undefined ? {} : { items: shownSchema(first) }) };
  }
  if (!isObject(value)) return value === null ? {} : { type: typeof value };
  const properties: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'ANY_ADDITIONAL_PROPERTY') return { type: 'object' };
    // Facts hold nothing but JSON.
    setMember(properties, name, shownSchema(inner) as JsonObject);
  }
  return { type: 'object', properties: properties as Record<string, FactSchema> };
}
