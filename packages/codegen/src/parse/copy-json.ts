import { isObject, type Json, type JsonObject, setMember } from '../json.ts';
import { inherit } from './origin.ts';

/** A deep copy whose objects and arrays keep their places. */
export function copyJson<T extends Json>(value: T): T;
export function copyJson(value: Json): Json {
  if (Array.isArray(value))
    return inherit(
      value.map((item) => copyJson(item)),
      value,
    );
  if (!isObject(value)) return value;
  const copy: JsonObject = inherit({}, value);
  for (const [key, member] of Object.entries(value)) setMember(copy, key, copyJson(member));
  return copy;
}
