import { toPointer } from '../json/pointer.ts';
import { allowedBy, type Branch, isForOtherType } from './closest-branch.ts';
import { valueAt } from './value-at.ts';
import { listed, shown, shownJson } from './wording.ts';

/** A place inside a value that every branch of a union wants something else of, such as `kind`. */
export interface SharedTag {
  readonly path: readonly PropertyKey[];
  /** What the branches take there, all of them together. */
  readonly values: readonly unknown[];
  readonly text: string;
}

/**
 * The tag that names no branch. No branch is closer than the others then: the fault is the tag, and all of its values are to be
 * named, not those of the first branch.
 */
export function sharedTag(branches: readonly Branch[], value: unknown): SharedTag | undefined {
  const [first, ...others] = branches.filter((branch) => !isForOtherType(branch, value)).map(fixedPlaces);
  if (first === undefined) return undefined;
  for (const [pointer, { path, values }] of first) {
    const lists = others.map((places) => places.get(pointer)?.values);
    if (valueAt(value, path) === undefined || lists.includes(undefined)) continue;
    const all = [...new Set([...values, ...lists.flat()])];
    // Where all want the same, or there is one alone, it tells no branch from another.
    if (all.length === values.length) continue;
    return { path, values: all, text: `expected ${listed(all.map(shownJson))}, got ${shown(valueAt(value, path))}` };
  }
  return undefined;
}

function fixedPlaces(
  branch: Branch,
): ReadonlyMap<string, { path: readonly PropertyKey[]; values: readonly unknown[] }> {
  return new Map(
    branch.flatMap((issue) => {
      const values = issue.path.length === 0 ? undefined : allowedBy(issue);
      return values === undefined ? [] : [[toPointer(issue.path), { path: issue.path, values }] as const];
    }),
  );
}
