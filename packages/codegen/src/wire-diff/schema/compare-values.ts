import type { Located } from '../located.ts';
import { canonical } from './canonical.ts';
import type { Pair } from './pair.ts';
import type { SchemaView } from './schema-view.ts';
import { type Scope, tellOf } from './scope.ts';

/** Compares enumerations as sets; a constant is one of a single value. */
export function compareValues(scope: Scope, { before, after }: Pair<SchemaView>): void {
  if (before.values === undefined && after.values === undefined) return;
  if (before.values === undefined) {
    const place = after.values?.[0]?.place ?? after.place;
    tellOf(scope, 'became-enum', { place, after: after.values?.map(({ value }) => value) });
  } else if (after.values === undefined) {
    const place = before.values[0]?.place ?? before.place;
    tellOf(scope, 'enum-removed', { place, before: before.values.map(({ value }) => value) });
  } else {
    for (const { value, place } of missingIn(before.values, after.values))
      tellOf(scope, 'enum-value-removed', { place, before: value });
    for (const { value, place } of missingIn(after.values, before.values))
      tellOf(scope, 'enum-value-added', { place, after: value });
  }
}

function missingIn(values: readonly Located[], others: readonly Located[]): readonly Located[] {
  const known = new Set(others.map(({ value }) => canonical(value)));
  return values.filter(({ value }) => !known.has(canonical(value)));
}
