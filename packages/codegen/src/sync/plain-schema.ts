import type { FactSchema } from '../docs/page-facts.ts';
import { isObject, type Json } from '../json.ts';
import { toJson } from './to-json.ts';

const ours = new Set(['x-conditional', 'x-expires']);

/** The schema without the words of our own, which the rules of the wire do not know. */
export function plainSchema(schema: FactSchema): Json {
  const strip = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(strip);
    if (!isObject(value)) return value;
    const kept = Object.entries(value).filter(([keyword]) => !ours.has(keyword));
    return Object.fromEntries(kept.map(([keyword, inner]) => [keyword, strip(inner)]));
  };
  return strip(toJson(schema));
}
