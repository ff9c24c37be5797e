/** Compares two schemas in meaning, keyword by keyword, and what is inside them. */
import { compareArrays } from './compare-arrays.ts';
import { compareBounds } from './compare-bounds.ts';
import { compareConstraints } from './compare-constraints.ts';
import { compareNotes } from './compare-notes.ts';
import { compareObjects } from './compare-objects.ts';
import { compareTexts } from './compare-texts.ts';
import { compareTypes } from './compare-types.ts';
import { compareUnions } from './compare-unions.ts';
import { compareValues } from './compare-values.ts';
import type { Pair } from './pair.ts';
import { keyOf } from './place-key.ts';
import { type Conjuncts, isAnything, type SchemaView, viewOf } from './schema-view.ts';
import { type Scope, tellOf } from './scope.ts';

/** Compares schemas that hold together before with those that do after; a pair is compared once. */
export function compareNodes(scope: Scope, pair: Pair<Conjuncts>): void {
  const { before, after } = pair;
  const key = [scope.subject, scope.readsProse, scope.nullIsSeen, keyOf(pair)].join(' ');
  if (scope.seen.has(key)) return;
  scope.seen.add(key);
  const views = { before: viewOf(scope.roots.before, before), after: viewOf(scope.roots.after, after) };
  compareNotes(scope, views);
  if (isDecidedByNever(scope, views)) return;
  compareNull(scope, views);
  if (compareUnions(scope, views) === 'whole') return;
  compareInside(scope, views);
}

function compareInside(scope: Scope, views: Pair<SchemaView>): void {
  if (!compareTypes(scope, views)) return;
  compareValues(scope, views);
  compareBounds(scope, views);
  compareTexts(scope, views);
  compareObjects(scope, views);
  compareArrays(scope, views);
  compareConstraints(scope, views);
}

/** `false` takes nothing: what becomes it, or was it, has nothing else to compare. */
function isDecidedByNever(scope: Scope, { before, after }: Pair<SchemaView>): boolean {
  if (before.isNever !== after.isNever)
    tellOf(scope, after.isNever ? 'constraint-added' : 'constraint-removed', {
      place: after.place,
      ...(after.isNever ? { after: false } : { before: false }),
    });
  return before.isNever || after.isNever;
}

function compareNull(scope: Scope, { before, after }: Pair<SchemaView>): void {
  if (scope.nullIsSeen || isAnything(before) || isAnything(after) || before.isNullable === after.isNullable) return;
  tellOf(scope, after.isNullable ? 'became-nullable' : 'became-not-nullable', { place: after.place });
}
