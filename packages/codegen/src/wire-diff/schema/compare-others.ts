/** Compares what is said of properties that are not named. */
import { isObject } from '../../json.ts';
import type { Pair } from './pair.ts';
import { type Conjuncts, keywordOf, type SchemaView } from './schema-view.ts';
import { inside, type Scope, tellOf } from './scope.ts';

/** What properties without a name may be: nothing, anything, or what schemas say. */
type Others = 'none' | 'any' | Conjuncts;

/** Compares `additionalProperties`; without it, clients refuse others in requests and keep them in answers. */
export function compareOthers(scope: Scope, views: Pair<SchemaView>): void {
  if (!isAboutObjects(views.before) || !isAboutObjects(views.after)) return;
  const [before, after] = [othersOf(scope, views.before), othersOf(scope, views.after)];
  const stands = keywordOf(views.after, 'additionalProperties').at(-1);
  const stood = keywordOf(views.before, 'additionalProperties').at(-1);
  const place = (stands ?? stood)?.place ?? views.after.place;
  if (before === after) return;
  const finding = { place, before: wordFor(before), after: wordFor(after) };
  if (after === 'none') tellOf(scope, 'additional-properties-forbidden', finding);
  else if (before === 'none') tellOf(scope, 'additional-properties-allowed', finding);
  else scope.compare(inside(scope), { before: schemasOf(before), after: schemasOf(after) });
}

function isAboutObjects({ types }: SchemaView): boolean {
  return types === undefined || types.has('object');
}

function othersOf(scope: Scope, view: SchemaView): Others {
  const said = keywordOf(view, 'additionalProperties');
  if (said.some(({ value }) => value === false)) return 'none';
  const schemas = said.filter(({ value }) => isObject(value) && Object.keys(value).length > 0);
  if (schemas.length > 0) return schemas;
  const isClosed = said.length === 0 && scope.direction === 'request' && scope.refusesUnknown;
  return isClosed && view.types?.has('object') ? 'none' : 'any';
}

function schemasOf(others: Others): Conjuncts {
  return typeof others === 'string' ? [] : others;
}

function wordFor(others: Others): unknown {
  if (typeof others === 'string') return others;
  return others.length === 1 ? others[0]?.value : others.map(({ value }) => value);
}
