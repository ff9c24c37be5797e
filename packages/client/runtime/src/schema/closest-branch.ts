import { toPointer } from '../json/pointer.ts';
import { readDeclaredNames } from './declared-names.ts';
import { valueAt } from './value-at.ts';
import type { CheckParams, ZodIssue } from './zod-issue.ts';

/** What one branch of a union has against a value. */
export type Branch = readonly ZodIssue[];

/**
 * Of a union's branches, the one that the value came closest to; undefined when they all turn the value itself down, so
 * that only the list of forms helps. The branches must belong to this very value: what is found in them is remembered.
 */
export function closestBranch(branches: readonly Branch[], value: unknown): Branch | undefined {
  const possible = branches.filter((branch) => !isForOtherType(branch, value));
  // Past a limit is closer than another value altogether, as zod's own unions have it.
  const near = possible.filter((branch) => !branch.some((issue) => issue.path.length === 0 && allowedBy(issue)));
  const only = near.length === 1 ? near : possible;
  if (only.length === 1) return only[0];
  const inside = possible
    .map((branch) => ({ branch, leaves: leavesOf(branch, value) }))
    .filter(({ leaves }) => leaves.some(goesInside));
  const places = inside.map(({ leaves }) => new Set(leaves.map(({ path }) => toPointer(path))));
  const distances = inside.map(({ leaves }) => distance(leaves, { value, places }));
  return inside[distances.indexOf(Math.min(...distances))]?.branch;
}

/** The alternatives behind an issue, where it is one of a union. */
export function branchesOf(issue: ZodIssue): readonly Branch[] | undefined {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return issue.errors;
  return paramsOf(issue)?.branches;
}

/** What a check of ours says about its issue. */
export function paramsOf(issue: ZodIssue): CheckParams | undefined {
  return issue.code === 'custom' ? (issue.params as CheckParams | undefined) : undefined; // only our checks set params
}

const leaves = new WeakMap<Branch, readonly ZodIssue[]>();

/**
 * The issues of a branch, those of unions inside it replaced by what their closest branch has to say. Remembered: each union
 * around them would ask for them anew.
 */
function leavesOf(branch: Branch, value: unknown): readonly ZodIssue[] {
  const known = leaves.get(branch) ?? branch.flatMap((issue) => leavesOfIssue(issue, value));
  leaves.set(branch, known);
  return known;
}

function leavesOfIssue(issue: ZodIssue, value: unknown): readonly ZodIssue[] {
  const place = valueAt(value, issue.path);
  const closest = closestBranch(branchesOf(issue) ?? [], place);
  if (closest === undefined) return [issue];
  return leavesOf(closest, place).map((leaf) => ({ ...leaf, path: [...issue.path, ...leaf.path] }));
}

const otherTypes = new WeakMap<Branch, boolean>();

/** The branch is for another type of value altogether. Remembered: unions that share a branch would each ask it anew. */
export function isForOtherType(branch: Branch, value: unknown): boolean {
  const known =
    otherTypes.get(branch) ?? branch.some((issue) => issue.path.length === 0 && isTypeMismatch(issue, value));
  otherTypes.set(branch, known);
  return known;
}

function isTypeMismatch(issue: ZodIssue, value: unknown): boolean {
  if (issue.code === 'invalid_type' || paramsOf(issue)?.rule === 'type') return true;
  const inner = branchesOf(issue);
  if (inner !== undefined) return inner.every((branch) => isForOtherType(branch, value));
  return allowedBy(issue)?.every((allowed) => typeof allowed !== typeof value) === true;
}

/** The values that an issue allows, where it is of `const` or `enum`. */
export function allowedBy(issue: ZodIssue): readonly unknown[] | undefined {
  if (issue.code === 'invalid_value') return issue.values;
  const params = paramsOf(issue);
  if (params?.rule === 'const') return [params.limit];
  return params?.rule === 'enum' && Array.isArray(params.limit) ? params.limit : undefined;
}

function goesInside(issue: ZodIssue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys';
}

/** The places where each of the branches has something to say. */
interface Weighing {
  readonly value: unknown;
  readonly places: readonly ReadonlySet<string>[];
}

/** A misspelt name weighs least, a missing one more; nothing weighs as much as a fixed value that another branch takes. */
function distance(branch: readonly ZodIssue[], weighing: Weighing): number {
  return branch.reduce((sum, issue) => sum + weight(issue, weighing), 0);
}

function weight(issue: ZodIssue, { value, places }: Weighing): number {
  if (valueAt(value, issue.path) === undefined) return 20;
  if (allowedBy(issue) !== undefined) return places.some((place) => !place.has(toPointer(issue.path))) ? 100 : 10;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.length * (readDeclaredNames(issue.message).length > 0 ? 3 : 4);
  if (paramsOf(issue)?.rule === 'unknown-property') return 3;
  return issue.code === 'invalid_type' || paramsOf(issue)?.rule === 'type' ? 5 : 2;
}
