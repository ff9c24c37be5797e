/** Compares what a schema says beside its constraints: defaults, marks, prose, and how facts are known. */
import type { Located } from '../located.ts';
import { canonical } from './canonical.ts';
import type { Pair } from './pair.ts';
import type { SchemaView } from './schema-view.ts';
import { type Scope, tell, tellOf } from './scope.ts';
import { prose } from './without-prose.ts';

/** Our own keywords, which say how a fact is known. */
export const evidence: ReadonlySet<string> = new Set(['x-evidence', 'x-source', 'x-note', 'x-contradiction']);

/** Compares defaults, marks, prose and evidence. */
export function compareNotes(scope: Scope, views: Pair<SchemaView>): void {
  compareDefault(scope, views);
  compareMarks(scope, views);
  compareExpiry(scope, views);
  if (!scope.readsProse) return;
  for (const keyword of prose) compareReading(scope, views, { keyword, rule: 'description-changed' });
  for (const keyword of evidence) compareReading(scope, views, { keyword, rule: 'evidence-changed' });
}

function compareDefault(scope: Scope, views: Pair<SchemaView>): void {
  const { before, after } = lastOf(views, 'default');
  if (canonical(before?.value) === canonical(after?.value)) return;
  const word = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  tellOf(scope, `default-value-${word}`, findingOf(views, { before, after }));
}

const marks = [
  { keyword: 'deprecated', set: 'deprecated', unset: 'reactivated' },
  { keyword: 'readOnly', set: 'became-read-only', unset: 'became-not-read-only' },
  { keyword: 'writeOnly', set: 'became-write-only', unset: 'became-not-write-only' },
] as const;

function compareMarks(scope: Scope, views: Pair<SchemaView>): void {
  for (const { keyword, set, unset } of marks) {
    const { before, after } = lastOf(views, keyword);
    const [was, is] = [before?.value === true, after?.value === true];
    if (was !== is) tellOf(scope, is ? set : unset, { place: findingOf(views, { before, after }).place });
  }
}

function compareExpiry(scope: Scope, views: Pair<SchemaView>): void {
  const { before, after } = lastOf(views, 'x-expires');
  if (before?.value !== after?.value) tellOf(scope, 'expiry-changed', findingOf(views, { before, after }));
}

interface Reading {
  readonly keyword: string;
  readonly rule: string;
}

/**
 * Every place counts: behind a reference it is the comment of a type, at the reference that of a property. Where a
 * union has come or gone, what its branches say is not held against what the whole says.
 */
function compareReading(scope: Scope, views: Pair<SchemaView>, { keyword, rule }: Reading): void {
  const isMixed = (views.before.unions.length === 0) !== (views.after.unions.length === 0);
  const partsOf = (view: SchemaView): SchemaView['parts'] => (isMixed ? view.outer : view.parts);
  const [before, after] = [allOf(partsOf(views.before), keyword), allOf(partsOf(views.after), keyword)];
  if (textsOf(before) !== textsOf(after))
    tell(scope, rule, findingOf(views, { before: before.at(-1), after: after.at(-1) }));
}

function textsOf(found: readonly Located[]): string {
  return [...new Set(found.map(({ value }) => canonical(value)))].sort().join();
}

type Found = { readonly before: Located | undefined; readonly after: Located | undefined };

function lastOf(views: Pair<SchemaView>, keyword: string): Found {
  return { before: allOf(views.before.parts, keyword).at(-1), after: allOf(views.after.parts, keyword).at(-1) };
}

function findingOf(views: Pair<SchemaView>, { before, after }: Found) {
  return {
    place: (after ?? before)?.place ?? views.after.place,
    ...(before && { before: before.value }),
    ...(after && { after: after.value }),
  };
}

function allOf(parts: SchemaView['parts'], keyword: string): readonly Located[] {
  return parts.flatMap(({ value, place }) => {
    const found = value[keyword];
    return found === undefined ? [] : [{ value: found, place: `${place}/${keyword}` }];
  });
}
