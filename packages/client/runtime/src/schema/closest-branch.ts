import { readDeclaredNames } from './declared-names.ts';
import { valueAt } from './value-at.ts';
import type { ZodIssue } from './zod-issue.ts';

/**
 * Of a union's branches, the one that the value came closest to; undefined when they all turn the value itself down, so
 * that only the list of forms helps.
 */
export function closestBranch(
  branches: readonly (readonly ZodIssue[])[],
  value: unknown,
): readonly ZodIssue[] | undefined {
  const possible = branches.filter((branch) => !branch.some((issue) => isTypeMismatch(issue, value)));
  // Past a limit is closer than another value altogether, as zod's own unions have it.
  const near = possible.filter((branch) => !branch.some(isOtherValue));
  const only = near.length === 1 ? near : possible;
  if (only.length === 1) return only[0];
  const inside = possible.filter((branch) => branch.some((issue) => goesInside(issue)));
  return inside.sort((a, b) => distance(a, value) - distance(b, value))[0];
}

/** The branch is for another type of value altogether. */
function isTypeMismatch(issue: ZodIssue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_type') return true;
  return issue.code === 'invalid_value' && issue.values.every((allowed) => typeof allowed !== typeof value);
}

function isOtherValue(issue: ZodIssue): boolean {
  return issue.path.length === 0 && issue.code === 'invalid_value';
}

function goesInside(issue: ZodIssue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys';
}

/**
 * A property with a fixed value tells the branches apart, so a wrong one weighs most, then one that is missing; a
 * misspelt name weighs least.
 */
function distance(branch: readonly ZodIssue[], value: unknown): number {
  return branch.reduce((sum, issue) => sum + (valueAt(value, issue.path) === undefined ? 20 : weight(issue)), 0);
}

function weight(issue: ZodIssue): number {
  if (issue.code === 'invalid_value' && issue.values.length === 1) return 100;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.length * (readDeclaredNames(issue.message).length > 0 ? 3 : 4);
  return issue.code === 'invalid_type' ? 5 : 2;
}
