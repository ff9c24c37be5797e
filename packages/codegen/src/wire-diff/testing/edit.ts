/** Edits of a document as data, for tests. */
import { isObject, type Json, segments, setMember } from '../../json.ts';

/** What is put and removed, by JSON Pointers into the document before. */
export interface Edit {
  readonly put?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
}

/** The document after an edit; the one before is left as it is. Throws where a pointer leads nowhere. */
export function edited(document: unknown, { put = {}, remove = [] }: Edit): unknown {
  const copy = structuredClone(document) as Json; // out of a parser
  for (const pointer of remove) {
    const { holder, key } = holderOf(copy, pointer);
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (key in holder) delete holder[key];
    else throw new Error(`Nothing stands at ${pointer}.`);
  }
  for (const [pointer, value] of Object.entries(put)) {
    const { holder, key } = holderOf(copy, pointer);
    const json = value as Json; // data of a test
    if (Array.isArray(holder)) holder[key === '-' ? holder.length : Number(key)] = json;
    else setMember(holder, key, json);
  }
  return copy;
}

function holderOf(document: Json, pointer: string): { holder: Json[] | { [key: string]: Json }; key: string } {
  const keys = segments(pointer);
  const key = keys.pop() ?? '';
  let holder: Json | undefined = document;
  for (const step of keys)
    holder = Array.isArray(holder) ? holder[Number(step)] : isObject(holder) ? holder[step] : undefined;
  if (!Array.isArray(holder) && !isObject(holder)) throw new Error(`Nothing stands above ${pointer}.`);
  return { holder, key };
}
