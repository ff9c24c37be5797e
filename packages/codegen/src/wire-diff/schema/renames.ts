/** Finds properties that only have another name now. */
import { meansTheSame } from './means-the-same.ts';
import type { Pair } from './pair.ts';
import { type Conjuncts, type SchemaView, viewOf } from './schema-view.ts';
import { inside, type Scope } from './scope.ts';
import { prose } from './without-prose.ts';

/** Pairs of names, where one went and one came that say the same, and no other pair does. */
export function renamesOf(scope: Scope, { before, after }: Pair<SchemaView>): ReadonlyMap<string, string> {
  const gone = [...before.properties].filter(([name]) => !after.properties.has(name));
  const come = [...after.properties].filter(([name]) => !before.properties.has(name));
  const alike = gone.flatMap(([from, old]) =>
    come
      .filter(
        ([to, now]) =>
          before.required.has(from) === after.required.has(to) &&
          meansTheSame(inside(scope), { before: old, after: now }),
      )
      .map(([to]) => [from, to] as const),
  );
  const [only] = alike.length === 1 ? alike : [];
  return new Map(only && isBelievable(scope, { before, after }, only) ? [only] : []);
}

/** Where a type is all that two have in common, their names or their places have to speak for it too. */
function isBelievable(
  scope: Scope,
  { before, after }: Pair<SchemaView>,
  [from, to]: readonly [string, string],
): boolean {
  if (saysMore(scope, after.properties.get(to) ?? [])) return true;
  const words = new Set(wordsOf(from));
  const places = [[...before.properties.keys()].indexOf(from), [...after.properties.keys()].indexOf(to)];
  return wordsOf(to).some((word) => words.has(word)) || places[0] === places[1];
}

function saysMore(scope: Scope, schemas: Conjuncts): boolean {
  const { parts } = viewOf(scope.roots.after, schemas);
  const keywords = parts.flatMap(({ value }) => Object.keys(value));
  return keywords.some((keyword) => keyword !== 'type' && !prose.has(keyword) && !keyword.startsWith('x-'));
}

function wordsOf(name: string): string[] {
  return name.toLowerCase() === name ? name.split(/[^a-z0-9]+/) : name.split(/[^A-Za-z0-9]+|(?=[A-Z])/).map(lower);
}

const lower = (word: string): string => word.toLowerCase();
