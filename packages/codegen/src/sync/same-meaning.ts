import { isObject, type Json, type JsonObject, setMember } from '../json.ts';
import { toJson } from './to-json.ts';

/** True where two values of facts mean the same: the order of members and of values in a list is nothing. */
export function sameMeaning(a: unknown, b: unknown): boolean {
  return settled(a) === settled(b);
}

function settled(value: unknown): string {
  return JSON.stringify(sorted(toJson(value)));
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) {
    const items = value.map((item) => sorted(item));
    return items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value).sort()) setMember(copy, key, sorted(value[key] ?? null));
  return copy;
}
