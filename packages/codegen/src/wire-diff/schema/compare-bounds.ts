/** Compares limits: numbers of which the greater or the smaller is the tighter. */
import type { Json } from '../../json.ts';
import type { Located } from '../located.ts';
import type { Pair } from './pair.ts';
import { keywordOf, type SchemaView } from './schema-view.ts';
import { type Scope, tell, tellOf } from './scope.ts';

/** The keywords by what they are called in rules; of several that hold together, the tightest counts. */
export const bounds: ReadonlyMap<string, { readonly name: string; readonly tightest: 'greatest' | 'smallest' }> =
  new Map([
    ['maximum', { name: 'max', tightest: 'smallest' }],
    ['minimum', { name: 'min', tightest: 'greatest' }],
    ['exclusiveMaximum', { name: 'exclusive-max', tightest: 'smallest' }],
    ['exclusiveMinimum', { name: 'exclusive-min', tightest: 'greatest' }],
    ['maxLength', { name: 'max-length', tightest: 'smallest' }],
    ['minLength', { name: 'min-length', tightest: 'greatest' }],
    ['maxItems', { name: 'max-items', tightest: 'smallest' }],
    ['minItems', { name: 'min-items', tightest: 'greatest' }],
    ['maxContains', { name: 'max-contains', tightest: 'smallest' }],
    ['minContains', { name: 'min-contains', tightest: 'greatest' }],
    ['maxProperties', { name: 'max-properties', tightest: 'smallest' }],
    ['minProperties', { name: 'min-properties', tightest: 'greatest' }],
  ]);

/** Tells limits that are set, unset, tightened or loosened. */
export function compareBounds(scope: Scope, views: Pair<SchemaView>): void {
  for (const [keyword, { name, tightest }] of bounds) {
    if (!isCounted(views, keyword)) continue;
    const before = limitOf(views.before, keyword, tightest);
    const after = limitOf(views.after, keyword, tightest);
    if (before?.value === after?.value) continue;
    const finding = {
      place: (after ?? before)?.place ?? views.after.place,
      ...(before && { before: before.value }),
      ...(after && { after: after.value }),
    };
    const isKnown = [before, after].every((limit) => limit === undefined || typeof limit.value === 'number');
    if (isKnown) tellOf(scope, `${name}-${wordFor(before?.value, after?.value)}`, finding);
    else tell(scope, `${scope.direction}-schema-changed`, finding);
  }
  compareMultiples(scope, views);
}

/** How many items `contains` speaks of counts where both have it; that it comes or goes is told as such. */
function isCounted({ before, after }: Pair<SchemaView>, keyword: string): boolean {
  const isOfContains = keyword === 'minContains' || keyword === 'maxContains';
  return !isOfContains || [before, after].every((view) => keywordOf(view, 'contains').length > 0);
}

function wordFor(before: Json | undefined, after: Json | undefined): string {
  if (before === undefined) return 'set';
  if (after === undefined) return 'unset';
  return Number(after) > Number(before) ? 'increased' : 'decreased';
}

function limitOf(view: SchemaView, keyword: string, tightest: 'greatest' | 'smallest') {
  const found = keywordOf(view, keyword);
  // One item is asked for where no number is.
  const [first, ...others] = keyword === 'minContains' && found.length === 0 ? oneItem(view) : found;
  const isTighter = (a: Json, b: Json): boolean =>
    tightest === 'greatest' ? Number(a) > Number(b) : Number(a) < Number(b);
  return others.reduce((most, limit) => (most && isTighter(most.value, limit.value) ? most : limit), first);
}

function oneItem(view: SchemaView): readonly Located[] {
  const place = keywordOf(view, 'contains').at(-1)?.place ?? view.place;
  return [{ value: 1, place }];
}

function compareMultiples(scope: Scope, views: Pair<SchemaView>): void {
  const before = keywordOf(views.before, 'multipleOf').at(-1);
  const after = keywordOf(views.after, 'multipleOf').at(-1);
  if (before?.value === after?.value) return;
  const finding = {
    place: (after ?? before)?.place ?? views.after.place,
    ...(before && { before: before.value }),
    ...(after && { after: after.value }),
  };
  const isRelaxed = Number(before?.value) % Number(after?.value) === 0;
  const word = before === undefined ? 'set' : after === undefined ? 'unset' : isRelaxed ? 'relaxed' : 'changed';
  tellOf(scope, `multiple-of-${word}`, finding);
}
