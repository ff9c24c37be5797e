/** Compares what is said of lists. */
import { asArray } from '../../json.ts';
import type { Pair } from './pair.ts';
import { keywordOf, type SchemaView } from './schema-view.ts';
import { inside, type Scope, tell, tellOf } from './scope.ts';

/** Compares items: all alike, by position, and whether they differ. */
export function compareArrays(scope: Scope, views: Pair<SchemaView>): void {
  const [before, after] = [keywordOf(views.before, 'items'), keywordOf(views.after, 'items')];
  if (before.length > 0 || after.length > 0) scope.compare(inside(scope), { before, after });
  comparePositions(scope, views);
  compareUnique(scope, views);
}

function comparePositions(scope: Scope, views: Pair<SchemaView>): void {
  const before = keywordOf(views.before, 'prefixItems').at(-1);
  const after = keywordOf(views.after, 'prefixItems').at(-1);
  const [old, now] = [asArray(before?.value), asArray(after?.value)];
  if (before && after)
    for (const [index, value] of old.entries()) {
      const other = now[index];
      if (other === undefined) continue;
      scope.compare(inside(scope), {
        before: [{ value, place: `${before.place}/${index}` }],
        after: [{ value: other, place: `${after.place}/${index}` }],
      });
    }
  if (old.length === now.length) return;
  const place = (after ?? before)?.place ?? views.after.place;
  tell(scope, `${scope.direction}-schema-changed`, { place, before: old.length, after: now.length });
}

function compareUnique(scope: Scope, views: Pair<SchemaView>): void {
  const before = keywordOf(views.before, 'uniqueItems').find(({ value }) => value === true);
  const after = keywordOf(views.after, 'uniqueItems').find(({ value }) => value === true);
  if ((before === undefined) === (after === undefined)) return;
  const place = (after ?? before)?.place ?? views.after.place;
  tellOf(scope, after ? 'unique-items-set' : 'unique-items-unset', { place });
}
