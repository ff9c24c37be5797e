/** Compares objects: properties that come, go, are renamed or required, and what is said of the others. */

import { compareOthers } from './compare-others.ts';
import type { Pair } from './pair.ts';
import { renamesOf } from './renames.ts';
import type { Conjuncts, SchemaView } from './schema-view.ts';
import { inside, type Scope, tell } from './scope.ts';
import { withoutProse } from './without-prose.ts';

/** Compares what is said of an object. */
export function compareObjects(scope: Scope, views: Pair<SchemaView>): void {
  const { before, after } = views;
  const renamed = renamesOf(scope, views);
  const told = new Set([...renamed].flat());
  for (const [from, to] of renamed) {
    const place = placeOf(after, to);
    tell(scope, `${scope.direction}-property-renamed`, { place, before: from, after: to });
  }
  for (const [name, schema] of before.properties) {
    const now = after.properties.get(name);
    if (now) scope.compare(inside(scope), { before: schema, after: now });
    else if (!told.has(name)) tellRemoved(scope, before, name);
  }
  for (const name of after.properties.keys())
    if (!before.properties.has(name) && !told.has(name)) tellAdded(scope, after, name);
  compareRequired(scope, views, told);
  compareOthers(scope, views);
}

function tellRemoved(scope: Scope, before: SchemaView, name: string): void {
  const isRequired = before.required.has(name);
  const rule =
    scope.direction === 'request'
      ? 'request-property-removed'
      : `response-${isRequired ? 'required' : 'optional'}-property-removed`;
  tell(scope, rule, { place: placeOf(before, name), before: shown(before.properties.get(name)) });
}

function tellAdded(scope: Scope, after: SchemaView, name: string): void {
  const word = after.required.has(name) ? 'required' : 'optional';
  const rule = scope.direction === 'request' ? `new-${word}-request-property` : `response-${word}-property-added`;
  tell(scope, rule, { place: placeOf(after, name), after: shown(after.properties.get(name)) });
}

function compareRequired(scope: Scope, { before, after }: Pair<SchemaView>, told: ReadonlySet<string>): void {
  for (const name of new Set([...before.required.keys(), ...after.required.keys()])) {
    const isOld = before.properties.has(name) === after.properties.has(name);
    if (!isOld || told.has(name) || before.required.has(name) === after.required.has(name)) continue;
    const word = after.required.has(name) ? 'required' : 'optional';
    tell(scope, `${scope.direction}-property-became-${word}`, { place: placeOf(after, name) });
  }
}

function placeOf(view: SchemaView, name: string): string {
  return view.properties.get(name)?.at(-1)?.place ?? view.required.get(name) ?? view.place;
}

function shown(schemas: Conjuncts | undefined): unknown {
  const values = (schemas ?? []).map(({ value }) => withoutProse(value));
  return values.length === 1 ? values[0] : values;
}
