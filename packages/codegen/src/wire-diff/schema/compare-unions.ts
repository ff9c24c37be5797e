/** Compares unions: branches are paired first, so that an edit inside one is told as that edit. */
import { type Branch, branchesOf } from './branches.ts';
import { compareDiscriminators } from './compare-discriminators.ts';
import { areDisjoint } from './json-types.ts';
import type { Pair } from './pair.ts';
import { pairBranches, tagPropertyOf } from './pair-branches.ts';
import type { SchemaView, Union } from './schema-view.ts';
import { type Scope, tellOf } from './scope.ts';

/** Deeper than this, unions in unions are a circle. */
const deepest = 20;

/** Compares unions; `whole` where nothing else is left to compare, as all of the schema is in its branches. */
export function compareUnions(scope: Scope, views: Pair<SchemaView>): 'whole' | 'part' {
  const { before, after } = { before: views.before.unions, after: views.after.unions };
  if (before.length === 0 && after.length === 0) return 'part';
  if (scope.unionDepth > deepest) return 'whole';
  const [old, now] = [before[0], after[0]];
  const isShape = before.length < 2 && after.length < 2 && !isMereConstraint(scope, old, now);
  if (!isShape) return compareSeveral(scope, views);
  comparePair(scope, {
    unions: { before: old, after: now },
    branches: {
      before: branchesOf(scope.roots.before, { view: views.before, union: old }),
      after: branchesOf(scope.roots.after, { view: views.after, union: now }),
    },
  });
  return 'whole';
}

/** Unions that hold together are paired by their order; where their number differs, something is constrained anew. */
function compareSeveral(scope: Scope, views: Pair<SchemaView>): 'part' {
  const [before, after] = [views.before.unions, views.after.unions];
  const isGrown = before.length < after.length;
  if (before.length !== after.length) {
    const place = (isGrown ? after : before).at(-1)?.place ?? views.after.place;
    tellOf(scope, isGrown ? 'constraint-added' : 'constraint-removed', { place });
  }
  for (let index = 0; index < Math.min(before.length, after.length); index += 1) {
    const unions = { before: before[index], after: after[index] };
    comparePair(scope, {
      unions,
      branches: {
        before: branchesOf(scope.roots.before, { union: unions.before }),
        after: branchesOf(scope.roots.after, { union: unions.after }),
      },
    });
  }
  return 'part';
}

interface Both {
  readonly unions: Pair<Union | undefined>;
  readonly branches: Pair<readonly Branch[]>;
}

function comparePair(scope: Scope, { unions, branches }: Both): void {
  const { before: old, after: now } = unions;
  const kind = (now ?? old)?.kind ?? 'anyOf';
  const words = kind === 'anyOf' ? 'any-of' : 'one-of';
  const { pairs, gone, come } = pairBranches(branches, unions);
  // What was no union, or is none, has had its prose compared as a whole.
  const inner: Scope = {
    ...scope,
    nullIsSeen: true,
    unionDepth: scope.unionDepth + 1,
    readsProse: scope.readsProse && Boolean(old && now),
  };
  for (const { before, after } of pairs) scope.compare(inner, { before: before.conjuncts, after: after.conjuncts });
  for (const { place, label } of gone) tellOf(scope, `${words}-removed`, { place, before: label });
  for (const { place, label } of come) tellOf(scope, `${words}-added`, { place, after: label });
  if (!old || !now) return;
  if (old.kind !== now.kind && !(areExclusive(branches.before) && areExclusive(branches.after)))
    tellOf(scope, now.kind === 'oneOf' ? 'any-of-became-one-of' : 'one-of-became-any-of', { place: now.place });
  compareDiscriminators(scope, { unions: { before: old, after: now }, pairs });
}

/** Whether no value fits two branches, so that `anyOf` and `oneOf` are the same. */
function areExclusive(branches: readonly Branch[]): boolean {
  if (tagPropertyOf({ before: branches, after: [] }) !== undefined) return true;
  return branches.every((a, index) => branches.slice(index + 1).every((b) => areDisjoint(a.view.types, b.view.types)));
}

/** A union of conditions on one shape, such as which of its properties must be there, is no union of shapes. */
function isMereConstraint(scope: Scope, old: Union | undefined, now: Union | undefined): boolean {
  const branches = [
    ...branchesOf(scope.roots.before, { union: old }),
    ...branchesOf(scope.roots.after, { union: now }),
  ];
  return branches.every(({ view }) => view.types === undefined && view.unions.length === 0);
}
