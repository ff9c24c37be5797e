import { covers, includes, withoutIntegers } from './json-types.ts';
import type { Pair } from './pair.ts';
import { keywordOf, type SchemaView } from './schema-view.ts';
import { type Scope, tellOf } from './scope.ts';

type Types = ReadonlySet<string> | undefined;

/** Compares types; false where they have nothing in common, so that nothing else is worth telling. */
export function compareTypes(scope: Scope, { before, after }: Pair<SchemaView>): boolean {
  // The types of values that are listed follow from the list, in which 1 is no less a number than an integer.
  const isListed = before.values !== undefined || after.values !== undefined;
  const types = {
    before: isListed ? withoutIntegers(before.types) : before.types,
    after: isListed ? withoutIntegers(after.types) : after.types,
  };
  const change = changeOf(scope.direction, types);
  if (change === undefined) return true;
  const place = keywordOf(after, 'type').at(-1)?.place ?? keywordOf(before, 'type').at(-1)?.place ?? after.place;
  tellOf(scope, change, { place, ...named('before', types.before), ...named('after', types.after) });
  return sharesSome(types);
}

function changeOf(direction: Scope['direction'], { before, after }: Pair<Types>): string | undefined {
  const isWider = covers(after, before);
  const isNarrower = covers(before, after);
  if (isWider && isNarrower) return undefined;
  if (isNarrower) return onlyIntegers(after, before) ? 'number-became-integer' : 'type-specialized';
  if (!isWider) return 'type-changed';
  return direction === 'request' || onlyIntegers(before, after) ? 'type-generalized' : 'type-changed';
}

/** Whether the narrower set is the wider one but for integers in place of numbers. */
function onlyIntegers(narrow: Types, wide: Types): boolean {
  const [a, b] = [withoutIntegers(narrow), withoutIntegers(wide)];
  return a !== undefined && b !== undefined && covers(a, b) && covers(b, a);
}

function sharesSome({ before, after }: Pair<Types>): boolean {
  if (before === undefined || after === undefined) return true;
  return [...before].some((type) => includes(after, type)) || [...after].some((type) => includes(before, type));
}

function named(side: 'before' | 'after', types: Types): { before?: unknown; after?: unknown } {
  if (types === undefined) return {};
  const list = [...types].sort();
  return { [side]: list.length === 1 ? list[0] : list };
}
