/** What a part of a contract says, apart from how it is known. */
import { isObject, type Json, type JsonObject, setMember } from '../../json.ts';
import { canonical } from '../schema/canonical.ts';
import type { Pair } from '../schema/pair.ts';

/** Members that say how a fact is known. */
const sources: ReadonlySet<string> = new Set(['evidence', 'source', 'note']);

/** A value without what says how it is known, at any depth. */
export function factsOf(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => factsOf(item) ?? null);
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    const facts = sources.has(key) ? undefined : factsOf(member);
    if (facts !== undefined) setMember(copy, key, facts);
  }
  return copy;
}

/** Whether two revisions say the same, however it is known. */
export function sameFacts({ before, after }: Pair<Json | undefined>): boolean {
  return canonical(factsOf(before)) === canonical(factsOf(after));
}
