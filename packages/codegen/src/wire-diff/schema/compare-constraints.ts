/** Keywords that constrain in ways nobody can rank: they are the same, come, go, or are changed. */
import { asArray, asObject, isObject, type Json } from '../../json.ts';
import { schemaHolders } from '../../schema/vocabulary.ts';
import type { Located } from '../located.ts';
import { canonical } from './canonical.ts';
import { handled } from './handled.ts';
import { meansTheSame } from './means-the-same.ts';
import type { Pair } from './pair.ts';
import { keywordOf, type SchemaView } from './schema-view.ts';
import { type Scope, tell, tellOf } from './scope.ts';

/** The keywords that are compared so; a condition is compared as one with what follows from it. */
export const constraints: ReadonlySet<string> = new Set([
  ...['not', 'if', 'then', 'else', 'patternProperties', 'propertyNames', 'contains', 'dependentSchemas'],
  ...['unevaluatedProperties', 'unevaluatedItems', 'contentSchema'],
]);

/** Tells constraints that come, go or change, and names required with others. */
export function compareConstraints(scope: Scope, views: Pair<SchemaView>): void {
  // Objects are open inside them: the schema around them says which properties there are.
  const open: Scope = { ...scope, refusesUnknown: false };
  for (const keyword of constraints)
    if (keyword !== 'then' && keyword !== 'else')
      tellUnits(scope, {
        views,
        before: unitsOf(views.before, keyword),
        after: unitsOf(views.after, keyword),
        isSame: (pair) => saysTheSame(open, keyword, pair),
      });
  compareTogether(scope, views);
  compareUnknown(scope, views);
}

interface Units {
  readonly views: Pair<SchemaView>;
  readonly before: readonly Located[];
  readonly after: readonly Located[];
  readonly isSame: (pair: Pair<Located>) => boolean;
}

/** Several of a kind hold together; those that stayed are set aside, and the rest is told in pairs. */
function tellUnits(scope: Scope, { views, before, after, isSame }: Units): void {
  const gone = before.filter((old) => !after.some((now) => isSame({ before: old, after: now })));
  const come = after.filter((now) => !before.some((old) => isSame({ before: old, after: now })));
  for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
    const [from, to] = [gone[index], come[index]];
    const place = (to ?? from)?.place ?? views.after.place;
    const finding = { place, ...(from && { before: from.value }), ...(to && { after: to.value }) };
    if (from && to) tell(scope, `${scope.direction}-schema-changed`, finding);
    else tellOf(scope, to ? 'constraint-added' : 'constraint-removed', finding);
  }
}

/** Each place of a keyword; of `if` with its `then` and `else`. What always holds is left out. */
function unitsOf(view: SchemaView, keyword: string): readonly Located[] {
  if (keyword !== 'if') return keywordOf(view, keyword).filter(({ value }) => value !== (keyword !== 'not'));
  return view.parts.flatMap(({ value, place }) => {
    if (value.if === undefined || (value.then === undefined && value.else === undefined)) return [];
    const parts = Object.entries({ if: value.if, then: value.then, else: value.else });
    const unit = Object.fromEntries(parts.flatMap(([key, part]) => (part === undefined ? [] : [[key, part]])));
    return [{ value: unit, place: `${place}/if` }];
  });
}

function saysTheSame(scope: Scope, keyword: string, { before, after }: Pair<Located>): boolean {
  if (keyword === 'if') {
    const above = (unit: Located): Located => ({ value: unit.value, place: unit.place.replace(/\/if$/, '') });
    return sameMembers(scope, { before: above(before), after: above(after) });
  }
  if (schemaHolders.get(keyword) === 'map') return sameMembers(scope, { before, after });
  return meansTheSame(scope, { before: [before], after: [after] });
}

function sameMembers(scope: Scope, { before, after }: Pair<Located>): boolean {
  const [old, now] = [asObject(before.value), asObject(after.value)];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...names].every((name) => {
    const [from, to] = [old[name], now[name]];
    if (from === undefined || to === undefined) return false;
    return meansTheSame(scope, {
      before: [{ value: from, place: `${before.place}/${name}` }],
      after: [{ value: to, place: `${after.place}/${name}` }],
    });
  });
}

/** Names that are required where others are there, or under a condition that a page tells in prose. */
function compareTogether(scope: Scope, views: Pair<SchemaView>): void {
  const [before, after] = [namesOf(views.before), namesOf(views.after)];
  for (const [text, { value, place }] of after)
    if (!before.has(text)) tellOf(scope, 'became-conditionally-required', { place, after: value });
  for (const [text, { value, place }] of before)
    if (!after.has(text)) tellOf(scope, 'became-conditionally-optional', { place, before: value });
}

function namesOf(view: SchemaView): ReadonlyMap<string, Located> {
  const dependent = keywordOf(view, 'dependentRequired').flatMap(({ value, place }) =>
    Object.entries(asObject(value)).flatMap(([trigger, names]) =>
      asArray(names).map((name): Located => ({ value: { [trigger]: name }, place })),
    ),
  );
  const conditional = keywordOf(view, 'x-conditional').flatMap(({ value, place }) =>
    asArray(value).map((name): Located => ({ value: name, place })),
  );
  return new Map([...dependent, ...conditional].map((located) => [canonical(located.value), located]));
}

/** A keyword that nothing is known of may mean anything, unless it is an extension. */
function compareUnknown(scope: Scope, views: Pair<SchemaView>): void {
  const keywords = new Set([...views.before.parts, ...views.after.parts].flatMap(({ value }) => Object.keys(value)));
  for (const keyword of [...keywords].sort()) {
    if (keyword.startsWith('x-') || handled.has(keyword)) continue;
    const [before, after] = [keywordOf(views.before, keyword), keywordOf(views.after, keyword)];
    if (textOf(before) === textOf(after)) continue;
    const place = (after.at(-1) ?? before.at(-1))?.place ?? views.after.place;
    tell(scope, `${scope.direction}-schema-changed`, {
      place,
      ...(before.length > 0 && { before: before.at(-1)?.value }),
      ...(after.length > 0 && { after: after.at(-1)?.value }),
    });
  }
}

function textOf(values: readonly Located[]): string {
  return canonical(values.map(({ value }): Json => (isObject(value) ? { ...value } : value)));
}
