import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { check } from './check.ts';
import * as checks from './checks.ts';
import { schema } from './schema.ts';

const text = z.string();
const number = z.number();
const nothing = z.never();

function faults(rule: z.core.$ZodCheck<unknown>, value: unknown): string[] {
  const type = z.unknown().check(rule);
  return check(
    schema(() => type),
    value,
  ).map((issue) => `${issue.path} ${issue.rule} | ${issue.message}`);
}

/** JSON.parse makes `__proto__` a property like any other. */
const proto: unknown = JSON.parse('{"__proto__": 1}');

const endless: unknown[] = [];
endless.push(endless);

describe('each check finds its fault, words it, and lets all else pass', () => {
  it.each<[string, z.core.$ZodCheck<unknown>, good: unknown[], bad: unknown, fault: string]>([
    [
      'constantOf',
      checks.constantOf({ a: [1], b: 0 }),
      [
        { b: -0, a: [1] },
        { a: [1], b: 0, c: undefined },
      ],
      { a: [1, 2], b: 0 },
      ' const | value: expected {"a":[1],"b":0}, got object',
    ],
    [
      'enumOf',
      checks.enumOf([1, [2], null]),
      [1, [2], null],
      [3],
      ' enum | value: expected one of 1, [2], null, got array',
    ],
    [
      'constantOf, long',
      checks.constantOf(['x'.repeat(100)]),
      [['x'.repeat(100)]],
      [],
      ` const | value: expected ["${'x'.repeat(78)}…, got array`,
    ],
    ['constantOf, endless', checks.constantOf(endless), [], [1], ' const | value: expected array, got array'],
    [
      'multipleOf',
      checks.multipleOf(0.01),
      [19.99, 4.35, -0.07, 0, 'x'],
      0.075,
      ' multipleOf | value: expected a multiple of 0.01, got 0.075',
    ],
    ['integer', checks.integer(), [1e300, -0, 1, 'x'], 1.5, ' type | value: expected integer, got 1.5'],
    [
      'uniqueItems, deep',
      checks.uniqueItems(),
      [[[1], [2]]],
      [[-0], [0]],
      ' uniqueItems | value: items 0 and 1 are the same',
    ],
    [
      'uniqueItems',
      checks.uniqueItems(),
      [['1', 1, [1], '[1]', '=1', true, 'true', null, 'null'], [[1], '[1]'], 'aa'],
      [{ a: 1, b: 2 }, 0, { b: 2, a: 1 }],
      ' uniqueItems | value: items 0 and 2 are the same',
    ],
    [
      'contains',
      checks.contains(text),
      [['a'], [1, 'a'], 'x'],
      [1],
      ' contains | value: expected at least 1 item of a certain form, got none',
    ],
    [
      'contains, many',
      checks.contains(text, { min: 2 }),
      [['a', 'b']],
      ['a', 1],
      ' minContains | value: expected at least 2 items of a certain form, got 1',
    ],
    [
      'contains, few',
      checks.contains(text, { min: 0, max: 1 }),
      [[], ['a']],
      ['a', 'b'],
      ' maxContains | value: expected at most 1 item of a certain form, got 2',
    ],
    [
      'tuple',
      checks.tuple([text, number]),
      [[], ['a'], ['a', 1, null], 'x'],
      ['a', 'b'],
      '/1 type | [1]: expected number, got string',
    ],
    ['tuple with no more', checks.tuple([text], nothing), [['a']], ['a', 1], '/1 not | [1]: is not allowed here'],
    ['itemsOf', checks.itemsOf(text), [[], ['a'], 5], ['a', 1], '/1 type | [1]: expected string, got number'],
    ['itemCount', checks.itemCount({ min: 1 }), [[1], 'x'], [], ' minItems | value: expected at least 1 item, got 0'],
    [
      'propertyCount',
      checks.propertyCount({ max: 1 }),
      [{}, { a: 1, b: undefined }, [1, 2]],
      { a: 1, b: 2 },
      ' maxProperties | value: expected at most 1 property, got 2',
    ],
    [
      'textLength',
      checks.textLength({ min: 2, max: 2 }),
      ['ab', '😀😀', 5],
      '😀',
      ' minLength | value: expected at least 2 characters, got 1',
    ],
    [
      'bounds',
      checks.bounds({ minimum: 1, maximum: 2 }),
      [1, 2, '9'],
      3,
      ' maximum | value: expected at most 2, got 3',
    ],
    [
      'bounds, exclusive',
      checks.bounds({ exclusiveMinimum: 1, exclusiveMaximum: 2 }),
      [1.5],
      2,
      ' exclusiveMaximum | value: expected less than 2, got 2',
    ],
    [
      'bounds, exclusive below',
      checks.bounds({ exclusiveMinimum: 1 }),
      [1.5],
      1,
      ' exclusiveMinimum | value: expected more than 1, got 1',
    ],
    [
      'propertyNames',
      checks.propertyNames(text.max(2)),
      [{ ab: 1 }, 'abc'],
      { abc: 1 },
      '/abc propertyNames | abc: has a name that is not allowed: expected at most 2 characters, got 3',
    ],
    [
      'propertyNames of a record',
      checks.reference(() => z.record(text.max(2), number)),
      [{ ab: 1 }],
      { abc: 1 },
      '/abc propertyNames | abc: has a name that is not allowed: expected at most 2 characters, got 3',
    ],
    [
      'properties',
      checks.properties({ ['__proto__']: text, constructor: text }),
      [{}, { constructor: 'a' }],
      proto,
      '/__proto__ type | __proto__: expected string, got number',
    ],
    [
      'patternProperties',
      checks.patternProperties([[/^x/u, text]]),
      [{ x: 'a', y: 1 }],
      { xy: 1 },
      '/xy type | xy: expected string, got number',
    ],
    [
      'additionalProperties',
      checks.additionalProperties({ names: ['a'], patterns: [/^x/u] }, number),
      [{ a: 'a', x: 'a', b: 1 }],
      { b: 'b' },
      '/b type | b: expected number, got string',
    ],
    [
      'additionalProperties: false',
      checks.additionalProperties({ names: ['prompt'], patterns: [] }, nothing),
      [{ prompt: 1 }, { b: undefined }, []],
      { promt: 1 },
      "/promt unknown-property | unknown property 'promt'; did you mean 'prompt'?",
    ],
    [
      'dependentRequired',
      checks.dependentRequired({ a: ['b', 'c'] }),
      [{ b: 1 }, { a: 1, b: 1, c: 1 }, { a: undefined }],
      { a: 1, c: 1 },
      "/b dependentRequired | b: is required where there is 'a'",
    ],
    [
      'dependentSchemas',
      checks.dependentSchemas({ a: z.looseObject({ b: text }) }),
      [{ b: 1 }, { a: 1, b: 'b' }],
      { a: 1, b: 1 },
      '/b type | b: expected string, got number',
    ],
    ['present', checks.present(['toString']), [{ toString: 1 }, []], {}, '/toString required | toString: is required'],
    [
      'forType',
      checks.forType('string', text.min(1)),
      ['a', 1, null],
      '',
      ' minLength | value: expected at least 1 character, got 0',
    ],
    ['forType null', checks.forType('null', nothing), ['x', {}, 0], null, ' not | value: is not allowed here'],
    [
      'forType array',
      checks.forType('array', z.array(text)),
      [['a'], {}, null],
      [1],
      '/0 type | [0]: expected string, got number',
    ],
    [
      'forType object',
      checks.forType('object', z.looseObject({ a: text })),
      [{ a: 'a' }, [], null],
      { a: 1 },
      '/a type | a: expected string, got number',
    ],
    [
      'conditional, with one side alone',
      checks.conditional({ if: text, then: text.max(1) }),
      ['a', 5],
      'ab',
      ' maxLength | value: expected at most 1 character, got 2',
    ],
    ['format', checks.format('email'), ['a@b.c', 5], 'x', " format | value: expected a valid email, got 'x'"],
    ['format in words', checks.format('date'), [], 'x', " format | value: expected a valid date (RFC 3339), got 'x'"],
    ['matches', checks.matches(/^a+$/u), ['a', 1], 'b', " pattern | value: does not match /^a+$/u, got 'b'"],
    ['reference', checks.reference(() => text), ['a'], 1, ' type | value: expected string, got number'],
    [
      'atLeastOne',
      checks.atLeastOne([text, number]),
      ['a', 1],
      null,
      ' type | value: expected string or number, got null',
    ],
    [
      'unevaluatedProperties',
      checks.unevaluatedProperties(nothing, { names: ['a'], patterns: [/^x/u] }),
      [{ a: 1, xa: 1 }, []],
      { zebra: 1 },
      "/zebra unknown-property | unknown property 'zebra'",
    ],
    [
      'unevaluatedItems',
      checks.unevaluatedItems(nothing, { first: 1, containing: [text] }),
      [[1, 'a'], {}],
      [1, 1],
      '/1 not | [1]: is not allowed here',
    ],
    [
      'unevaluatedProperties, where others are there',
      checks.unevaluatedProperties(nothing, {
        ifPresent: { a: () => ({ names: ['a', 'b'] }), c: () => ({ all: true }) },
      }),
      [
        { a: 1, b: 1 },
        { c: 1, d: 1 },
      ],
      { b: 1 },
      "/b unknown-property | unknown property 'b'",
    ],
    [
      'unevaluatedProperties, under a condition',
      checks.unevaluatedProperties(nothing, {
        either: [
          { if: z.looseObject({ a: number }), then: () => ({ names: ['a'] }) },
          { if: z.looseObject({ b: number }), else: () => ({ names: ['b'] }) },
        ],
      }),
      [{ a: 1 }, { a: 1, b: 'b' }, { b: 'b' }],
      { b: 1 },
      "/b unknown-property | unknown property 'b'",
    ],
    [
      'unevaluatedItems, none looked for',
      checks.unevaluatedItems(nothing, { first: 1 }),
      [[], [1]],
      [1, 'a'],
      '/1 not | [1]: is not allowed here',
    ],
    [
      'shallow',
      checks.shallow(2),
      [[[]], [{ a: 1 }], [['a', null]], null, 'a'],
      [[[]]],
      ' depth | value: is nested too deep: it may have 2 levels of lists and objects',
    ],
    [
      'binary',
      checks.binary(),
      [
        new Blob([]),
        new Uint8Array(1),
        new ArrayBuffer(1),
        new ReadableStream(),
        { data: new Uint8Array(1), name: 'a' },
      ],
      {},
      ' type | value: expected bytes, a Blob, a File or a stream, got object',
    ],
  ])('%s', (_name, rule, good, bad, fault) => {
    for (const value of good) expect(faults(rule, value), JSON.stringify(value)).toEqual([]);
    expect(faults(rule, bad)).toEqual([fault]);
  });
});

it('a file that is none is told what it should be', () => {
  const type = z.unknown().check(checks.binary());
  expect(check(() => type, 'x')).toMatchObject([{ rule: 'type', limit: 'binary', received: "'x'" }]);
});

it('a format that nobody knows is not asserted', () => {
  expect(faults(checks.format('colour'), 'x')).toEqual([]);
});

it.each([
  ['date-time', 'date and time (RFC 3339)'],
  ['duration', 'duration (ISO 8601)'],
  ['time', 'time with an offset (RFC 3339)'],
  ['uri', 'absolute URI'],
  ['uri-reference', 'URI or relative reference'],
  ['uuid', 'UUID'],
])('the format %s is told in words', (name, words) => {
  expect(faults(checks.format(name), '\\')).toEqual([` format | value: expected a valid ${words}, got '\\'`]);
});
