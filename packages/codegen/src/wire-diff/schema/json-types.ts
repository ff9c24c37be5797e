/** The types of JSON as sets: an integer is a number too. */
import type { JsonObject } from '../../json.ts';

/** The types that a schema names; undefined where it names none. */
export function typesOf({ type }: JsonObject): ReadonlySet<string> | undefined {
  if (typeof type === 'string') return new Set([type]);
  return Array.isArray(type) ? new Set(type.filter((item) => typeof item === 'string')) : undefined;
}

/** The types that fit all of several schemas. */
export function commonTypes(sets: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  const named = sets.filter((set) => set !== undefined);
  const all = named.flatMap((set) => [...set]);
  return named.length === 0 ? undefined : new Set(all.filter((type) => named.every((set) => includes(set, type))));
}

/** Whether values of a type fit; every integer is a number. */
export function includes(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (type === 'integer' && types.has('number'));
}

/** Whether all that fits `inner` fits `outer`. */
export function covers(outer: ReadonlySet<string> | undefined, inner: ReadonlySet<string> | undefined): boolean {
  if (outer === undefined) return true;
  return inner !== undefined && [...inner].every((type) => includes(outer, type));
}

/** Whether nothing fits both. */
export function areDisjoint(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return ![...a].some((type) => includes(b, type)) && ![...b].some((type) => includes(a, type));
}

/** The same types without the distinction of integers. */
export function withoutIntegers(types: ReadonlySet<string> | undefined): ReadonlySet<string> | undefined {
  return types && new Set([...types].map((type) => (type === 'integer' ? 'number' : type)));
}
