import fc from 'fast-check';
import type { Json, JsonObject } from '../src/json.ts';

/** Where a schema stands: how deep, in which definition, and whether it judges the very value that one around it judges. */
interface Place {
  readonly depth: number;
  /** The definition's index, -1 at the root. References that stay on the value go forward only: else they never end. */
  readonly level: number;
  readonly inPlace: boolean;
}

/** How references are written: by pointer, or by the address of a resource with dynamic anchors. */
interface Style {
  readonly reference: (level: number) => string;
  readonly dynamic: boolean;
}

type Keyword = fc.Arbitrary<readonly [string, Json][]>;

/** Few and near to each other, so that random values fit random schemas often. */
const names = fc.oneof(
  { arbitrary: fc.constantFrom('a', 'b', 'c'), weight: 12 },
  { arbitrary: fc.constantFrom('foo', 'ab', ''), weight: 2 },
  { arbitrary: fc.constantFrom('toString', '__proto__'), weight: 1 },
);
const patterns = fc.constantFrom('^a', 'b', '^.$', 'o+$', '^[^b]*$', '\\d', '^(?!a)');
const types = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object');
const numbers = fc.constantFrom(-1, 0, 1, 1.5, 2, 3, 0.3);
const count = fc.integer({ min: 0, max: 3 });
const plain: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, '', 'a', 'ab', 'foo', '💩'),
  numbers,
);

/** Any JSON value, small and of the names that schemas use. */
export const values: fc.Arbitrary<Json> = valuesAt(2);

function valuesAt(depth: number): fc.Arbitrary<Json> {
  if (depth === 0) return plain;
  const inner = valuesAt(depth - 1);
  return fc.oneof(
    plain,
    fc.array(inner, { maxLength: 4 }),
    fc.array(fc.tuple(names, inner), { maxLength: 4 }).map((entries) => objectOf(entries)),
  );
}

/** An object with these members, also where one is called `__proto__`. */
function objectOf(entries: readonly (readonly [string, Json])[]): JsonObject {
  return Object.fromEntries(entries);
}

const one = (keyword: string, value: fc.Arbitrary<Json>): Keyword => value.map((found) => [[keyword, found]]);
const definitions = 3;

/** Builds the schemas of one style; what was built for a place is used again. */
function schemasOf(style: Style): (place: Place) => fc.Arbitrary<Json> {
  const built = new Map<string, fc.Arbitrary<Json>>();
  const at = (place: Place): fc.Arbitrary<Json> => {
    const key = JSON.stringify(place);
    const known = built.get(key);
    if (known !== undefined) return known;
    const made = build(place);
    built.set(key, made);
    return made;
  };
  const build = (place: Place): fc.Arbitrary<Json> => {
    const families = [...assertions, ...references(place, style)];
    if (place.depth > 0) families.push(...applicators(place, at));
    const keywords = fc.array(fc.oneof(...families), { maxLength: 4 });
    const schema = keywords.map((lists) => objectOf(lists.flat()));
    return fc.oneof({ arbitrary: schema, weight: 12 }, { arbitrary: fc.boolean(), weight: 1 });
  };
  return at;
}

type Family = { arbitrary: Keyword; weight: number };

const assertions: Family[] = [
  { arbitrary: one('type', fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 }))), weight: 3 },
  { arbitrary: one('const', values), weight: 1 },
  { arbitrary: one('enum', fc.array(values, { minLength: 1, maxLength: 3 })), weight: 1 },
  { arbitrary: one('minimum', numbers), weight: 1 },
  { arbitrary: one('exclusiveMaximum', numbers), weight: 1 },
  { arbitrary: one('multipleOf', fc.constantFrom(1, 2, 0.5, 3)), weight: 1 },
  { arbitrary: one('maxLength', count), weight: 1 },
  { arbitrary: one('minLength', count), weight: 1 },
  { arbitrary: one('pattern', patterns), weight: 1 },
  { arbitrary: one('required', fc.uniqueArray(names, { maxLength: 2 })), weight: 2 },
  { arbitrary: one('minProperties', count), weight: 1 },
  { arbitrary: one('maxProperties', count), weight: 1 },
  {
    arbitrary: one(
      'dependentRequired',
      fc.array(fc.tuple(names, fc.uniqueArray(names, { maxLength: 2 })), { maxLength: 2 }).map(objectOf),
    ),
    weight: 1,
  },
  { arbitrary: one('minItems', count), weight: 1 },
  { arbitrary: one('maxItems', count), weight: 1 },
  { arbitrary: one('uniqueItems', fc.boolean()), weight: 1 },
];

function references({ level, inPlace }: Place, { reference, dynamic }: Style): Family[] {
  const first = inPlace ? level + 1 : -1;
  const targets = Array.from({ length: definitions - first }, (_, index) => reference(first + index));
  const found: Family[] = [];
  if (targets.length > 0) found.push({ arbitrary: one('$ref', fc.constantFrom(...targets)), weight: 3 });
  if (dynamic && !inPlace) found.push({ arbitrary: one('$dynamicRef', fc.constant('#n')), weight: 3 });
  return found;
}

function applicators(place: Place, at: (place: Place) => fc.Arbitrary<Json>): Family[] {
  const depth = place.depth - 1;
  const same = at({ ...place, depth });
  const below = at({ ...place, depth, inPlace: false });
  // Names are texts: what a reference would add is lost on them, and on some hyperjump never comes to an end.
  const ofNames = at({ depth: Math.min(depth, 1), level: definitions - 1, inPlace: true });
  const list = fc.array(same, { minLength: 1, maxLength: 3 });
  const map = (keys: fc.Arbitrary<string>, schemas: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
    fc.array(fc.tuple(keys, schemas), { minLength: 1, maxLength: 3 }).map(objectOf);
  const conditions = fc
    .tuple(same, fc.option(same, { nil: undefined }), fc.option(same, { nil: undefined }))
    .map(([when, then, otherwise]): [string, Json][] => [
      ['if', when],
      ...(then === undefined ? [] : [['then', then] satisfies [string, Json]]),
      ...(otherwise === undefined ? [] : [['else', otherwise] satisfies [string, Json]]),
    ]);
  const contains = fc
    .tuple(below, fc.option(count, { nil: undefined }), fc.option(count, { nil: undefined }))
    .map(([schema, min, max]): [string, Json][] => [
      ['contains', schema],
      ...(min === undefined ? [] : [['minContains', min] satisfies [string, Json]]),
      ...(max === undefined ? [] : [['maxContains', max] satisfies [string, Json]]),
    ]);
  return [
    { arbitrary: one('properties', map(names, below)), weight: 5 },
    { arbitrary: one('patternProperties', map(patterns, below)), weight: 2 },
    { arbitrary: one('additionalProperties', below), weight: 2 },
    { arbitrary: one('unevaluatedProperties', fc.oneof(fc.constant(false), below)), weight: 4 },
    { arbitrary: one('propertyNames', ofNames), weight: 1 },
    { arbitrary: one('dependentSchemas', map(names, same)), weight: 2 },
    { arbitrary: one('prefixItems', fc.array(below, { minLength: 1, maxLength: 3 })), weight: 3 },
    { arbitrary: one('items', below), weight: 2 },
    { arbitrary: one('unevaluatedItems', fc.oneof(fc.constant(false), below)), weight: 4 },
    { arbitrary: contains, weight: 2 },
    { arbitrary: one('allOf', list), weight: 3 },
    { arbitrary: one('anyOf', list), weight: 3 },
    { arbitrary: one('oneOf', list), weight: 3 },
    { arbitrary: one('not', same), weight: 1 },
    { arbitrary: conditions, weight: 3 },
  ];
}

const byPointer: Style = { reference: (level) => (level < 0 ? '#' : `#/$defs/d${level}`), dynamic: false };
const byAddress: Style = { reference: (level) => (level < 0 ? 'root' : `d${level}`), dynamic: true };
const atPointer = schemasOf(byPointer);
const atAddress = schemasOf(byAddress);

/** Definitions beside the root; under a boolean root there are none. */
function withDefinitions(root: Json, found: readonly Json[], identified: (schema: Json, level: number) => Json): Json {
  const named = found.map((schema, level): [string, Json] => [`d${level}`, identified(schema, level)]);
  return { ...Object(identified(root, -1)), $defs: objectOf(named) };
}

const anchors = fc.constantFrom('$dynamicAnchor', '$dynamicAnchor', '$anchor');
const levels = [0, 1, 2];
const root: Place = { depth: 3, level: -1, inPlace: true };

/** Schemas whose references are pointers. */
export const schemas: fc.Arbitrary<Json> = fc
  .tuple(atPointer(root), ...levels.map((level) => atPointer({ depth: 2, level, inPlace: true })))
  .map(([schema, ...found]) => (typeof schema === 'boolean' ? schema : withDefinitions(schema, found, (same) => same)));

/** Schemas of several resources, each with an anchor called `n`, dynamic or not. */
export const dynamicSchemas: fc.Arbitrary<Json> = fc
  .tuple(
    fc.array(anchors, { minLength: 4, maxLength: 4 }),
    atAddress(root),
    ...levels.map((level) => atAddress({ depth: 2, level, inPlace: true })),
  )
  .map(([keywords, schema, ...found]) =>
    withDefinitions(schema, found, (same, level) => {
      const identity = {
        $id: level < 0 ? 'https://random.test/root' : `d${level}`,
        [keywords[level + 1] ?? '$anchor']: 'n',
      };
      return typeof same === 'boolean' ? { ...identity, allOf: [same] } : { ...identity, ...Object(same) };
    }),
  );
