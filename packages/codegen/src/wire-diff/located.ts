import { asString, isObject, type Json, type JsonObject } from '../json.ts';
import { lookUp } from '../parse/references.ts';

/** A JSON value, and a JSON Pointer to where it stands. */
export interface Located<T = Json> {
  readonly value: T;
  readonly place: string;
}

/** What is behind a reference; undefined where it leads nowhere inside this document. */
export function behind(root: Json, schema: JsonObject): Located | undefined {
  const reference = asString(schema.$ref);
  if (reference === undefined || !reference.startsWith('#')) return undefined;
  const place = decodeURIComponent(reference.slice(1));
  const value = lookUp(root, place);
  return value === undefined ? undefined : { value, place };
}

/** The same, through further references; the value itself where it is no reference. */
export function settled(root: Json, start: Located): Located {
  let here = start;
  for (let hops = 0; hops < 100 && isObject(here.value); hops += 1) {
    const next = behind(root, here.value);
    if (next === undefined) return here;
    here = next;
  }
  return here;
}
