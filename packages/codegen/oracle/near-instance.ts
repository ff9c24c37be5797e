import { asArray, asObject, isObject, type Json, segments } from '../src/json.ts';

/** A source of choices: a number from 0 to below the limit. */
export type Choose = (limit: number) => number;

/** The same choices for the same seed (a linear congruence: nothing depends on their quality). */
export function chooseBy(seed: number): Choose {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const plain: readonly Json[] = [null, true, false, 0, 1, 1.5, 2, -1, '', 'a', 'ab', 'foo', '💩', 'b', 3];
const names = ['a', 'b', 'c', 'foo', 'ab'];

/** A value that the schema was read for: it fits often, and where it doesn't, it fails late. */
export function nearInstance(root: Json, choose: Choose): Json {
  return near({ root, choose, depth: 0 }, root);
}

interface Walk {
  readonly root: Json;
  readonly choose: Choose;
  readonly depth: number;
}

function near(walk: Walk, schema: Json | undefined): Json {
  const { choose, depth } = walk;
  const hints = depth > 6 ? [] : gather(walk, schema, 0);
  const values = hints.flatMap((hint) => ('const' in hint ? [hint.const ?? null] : asArray(hint.enum)));
  if (values.length > 0 && choose(4) > 0) return values[choose(values.length)] ?? null;
  const deeper = { ...walk, depth: depth + 1 };
  const kinds = hints.flatMap(kindsOf);
  const kind = kinds[choose(kinds.length)];
  if (kind === 'object' && choose(12) > 0) return nearObject(deeper, hints);
  if (kind === 'array' && choose(12) > 0) return nearArray(deeper, hints);
  const fitting = plain.filter((value) => kind === undefined || kindOf(value) === kind);
  return fitting[choose(fitting.length)] ?? plain[choose(plain.length)] ?? null;
}

type Hint = Record<string, Json>;

/** The schema, and those that judge the same value beside it, as far as chance takes them. */
function gather(walk: Walk, schema: Json | undefined, level: number): Hint[] {
  if (!isObject(schema) || level > 5) return [];
  const { choose, root } = walk;
  const pick = (list: Json | undefined): (Json | undefined)[] => {
    const found = asArray(list);
    return found.length === 0 ? [] : [found[choose(found.length)]];
  };
  const beside = [
    ...asArray(schema.allOf),
    ...pick(schema.anyOf),
    ...pick(schema.oneOf),
    ...(choose(2) === 0 ? [schema.if, schema.then] : [schema.else]),
    ...Object.values(asObject(schema.dependentSchemas)).filter(() => choose(2) === 0),
    ...(typeof schema.$ref === 'string' ? [target(root, schema.$ref)] : []),
    ...(typeof schema.$dynamicRef === 'string' ? [root] : []),
  ];
  return [schema, ...beside.flatMap((other) => gather(walk, other, level + 1))];
}

/** What a pointer or the name of a definition stands for. */
function target(root: Json, reference: string): Json | undefined {
  if (!reference.startsWith('#')) return asObject(asObject(root).$defs)[reference] ?? root;
  return segments(reference.slice(1)).reduce<Json | undefined>((at, key) => asObject(at)[key], root);
}

const ofObjects = /propert|required|dependent/i;
const ofArrays = /items|contains/i;

function kindsOf(hint: Hint): string[] {
  const types = typeof hint.type === 'string' ? [hint.type] : asArray(hint.type).map(String);
  if (types.length > 0) return types;
  const keys = Object.keys(hint);
  return [
    ...keys.filter((key) => ofObjects.test(key)).map(() => 'object'),
    ...keys.filter((key) => ofArrays.test(key)).map(() => 'array'),
  ];
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function nearObject(walk: Walk, hints: readonly Hint[]): Json {
  const { choose } = walk;
  const members = hints.flatMap((hint) => Object.entries(asObject(hint.properties)));
  const required = hints.flatMap((hint) => asArray(hint.required).map(String));
  const wanted = [
    ...required,
    ...members.map(([name]) => name).filter(() => choose(3) > 0),
    ...(choose(3) === 0 ? [names[choose(names.length)] ?? 'a'] : []),
  ];
  const rest = hints.map((hint) => hint.additionalProperties ?? hint.unevaluatedProperties).find(isObject);
  return Object.fromEntries(
    wanted.map((name) => [name, near(walk, members.find(([known]) => known === name)?.[1] ?? rest)]),
  );
}

function nearArray(walk: Walk, hints: readonly Hint[]): Json {
  const { choose } = walk;
  const prefixes = hints.map((hint) => asArray(hint.prefixItems));
  const longest = prefixes.reduce((found, prefix) => (prefix.length > found.length ? prefix : found), []);
  const rests = hints.map((hint) => hint.items ?? hint.contains ?? hint.unevaluatedItems).filter(isObject);
  const length = Math.max(0, longest.length + choose(4) - 1);
  return Array.from({ length }, (_, index) => near(walk, longest[index] ?? rests[choose(rests.length)]));
}
