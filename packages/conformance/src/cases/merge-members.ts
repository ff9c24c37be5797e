import { isRecord } from '../json/is-record.ts';

/**
 * Members of the second laid over those of the first: maps are merged member by member, anything else is replaced, and null
 * takes a member away.
 */
export function mergeMembers(below: unknown, above: unknown): unknown {
  if (!isRecord(below) || !isRecord(above)) return above;
  // By way of a Map, as `__proto__` is a name like any other in a fixture.
  const merged = new Map(Object.entries(below));
  for (const [name, value] of Object.entries(above)) {
    if (!merged.has(name)) merged.set(name, value);
    else if (value === null) merged.delete(name);
    else merged.set(name, mergeMembers(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}
