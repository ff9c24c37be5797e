/** The type of one JSON value: of a constant, or of a value of an enumeration. */
import { isObject, type Json } from '../../json.ts';
import { propertyKey, quote } from '../../model/names.ts';
import { single, type TypeText } from './type-text.ts';

/** Deeper than this, a value is only known to be one. */
const deepest = 16;

/** The type that has the value and nothing else. */
export function literalType(value: Json): TypeText {
  return single(textOf(value, 0), jsonTypeOf(value));
}

/** The JSON type of a value, as JSON Schema names it. */
export function jsonTypeOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function textOf(value: Json, depth: number): string {
  if (depth > deepest) return 'unknown';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'number';
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, depth + 1)).join(', ')}]`;
  if (!isObject(value)) return String(value);
  const members = Object.entries(value).map(([key, inner]) => `${propertyKey(key)}: ${textOf(inner, depth + 1)}`);
  return members.length === 0 ? '{ [key: string]: never }' : `{ ${members.join('; ')} }`;
}
