import { isMap } from './is-map.ts';

/** Members of the second laid over those of the first: maps are merged member by member, anything else is replaced. */
export function mergeMembers(below: unknown, above: unknown): unknown {
  if (!isMap(below) || !isMap(above)) return above;
  const merged: Record<string, unknown> = { ...below };
  for (const [name, value] of Object.entries(above)) {
    merged[name] = Object.hasOwn(below, name) ? mergeMembers(below[name], value) : value;
  }
  return merged;
}
