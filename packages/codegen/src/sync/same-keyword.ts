/** Whether a schema of the spec says what a page says, keyword by keyword. */
import { asArray, equalJson, isObject, type Json, type JsonObject } from '../json.ts';
import type { Position } from '../wire-diff/change.ts';

/** True where the schema says the same; answers may come in more forms than the page has, requests may not. */
export function isSame(schema: JsonObject, keyword: string, { says, position }: Said): boolean {
  if (keyword === 'type') return sameTypes(typesOf(schema), asTypes(says), position);
  if (keyword === 'enum' || keyword === 'const') {
    const values = valuesOf(schema) ?? rangeOf(schema);
    const said = keyword === 'const' ? [says] : asArray(says);
    if (!values || !said.every((value) => includes(values, value))) return false;
    return position === 'response' || values.length === said.length;
  }
  return Object.hasOwn(schema, keyword) && equalJson(schema[keyword], says);
}

/** What a page says, and which way it travels. */
export interface Said {
  readonly says: Json;
  readonly position: Position;
}

/** What the schema says under the keyword, in whatever words it has for it. */
export function wordsOf(schema: JsonObject, keyword: string): Json | undefined {
  if (keyword === 'enum' || keyword === 'const') return schema.const ?? schema.enum ?? rangeOf(schema);
  return schema[keyword];
}

function typesOf(schema: JsonObject): string[] | undefined {
  if (schema.type !== undefined) return asTypes(schema.type);
  const values = valuesOf(schema);
  return values && [...new Set(values.map(typeOf))];
}

function sameTypes(found: readonly string[] | undefined, said: readonly string[], position: Position): boolean {
  if (!found) return false;
  const holds = (type: string): boolean => found.includes(type) || (type === 'integer' && found.includes('number'));
  if (position === 'response') return said.every(holds);
  return found.length === said.length && said.every((type) => found.includes(type));
}

function asTypes(value: Json): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

function valuesOf(schema: JsonObject): Json[] | undefined {
  if (schema.const !== undefined) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : undefined;
}

/** A page that lists 1, 2, 3 and 4 says what a range of whole numbers says. */
function rangeOf({ type, minimum, maximum }: JsonObject): Json[] | undefined {
  if (type !== 'integer' || typeof minimum !== 'number' || typeof maximum !== 'number') return undefined;
  const size = maximum - minimum + 1;
  return size > 0 && size <= 100 ? Array.from({ length: size }, (_, index) => minimum + index) : undefined;
}

function includes(values: readonly Json[], wanted: Json): boolean {
  return values.some((value) => equalJson(value, wanted));
}

/** The JSON type of a value, whole numbers told apart. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
