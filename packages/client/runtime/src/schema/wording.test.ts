import { expect, it } from 'vitest';
import { findingOf } from './finding-of.ts';
import { brief, kindOf, label, listed, shown, shownJson, typeNames } from './wording.ts';

it.each([
  [[], 'value'],
  [['a'], 'a'],
  [[0], '[0]'],
  [['a', 'b', 0, 'c'], 'a.b[0].c'],
  [['x'.repeat(41)], `${'x'.repeat(40)}…`],
])('the place %j is called %s', (path, name) => {
  expect(label(path)).toBe(name);
});

it.each([
  ['a', "'a'", "'a'"],
  ['x'.repeat(40), `'${'x'.repeat(40)}'`, `'${'x'.repeat(40)}'`],
  ['x'.repeat(41), `'${'x'.repeat(40)}…'`, `'${'x'.repeat(40)}…'`],
  ['a\u0000b\u001fc\u007fd\u009fe', "'a b c d e'", "'a b c d e'"],
  [1.5, '1.5', 1.5],
  [true, 'true', true],
  [null, 'null', null],
  [[1], 'array', 'array'],
  [{}, 'object', 'object'],
  [undefined, 'undefined', 'undefined'],
])('%j is shown as %s, and repeated as %j', (value, text, repeated) => {
  expect([shown(value), brief(value)]).toEqual([text, repeated]);
});

it('a number of any size is shown as it is', () => {
  expect([shown(10n ** 20n), brief(10n)]).toEqual(['100000000000000000000', '10']);
});

it.each([
  [{ a: [1] }, '{"a":[1]}'],
  [['x'.repeat(76)], JSON.stringify(['x'.repeat(76)])],
  [['x'.repeat(77)], `${JSON.stringify(['x'.repeat(77)]).slice(0, 80)}…`],
  ['a', "'a'"],
  [null, 'null'],
])('the fixed value %j is shown as %s', (value, text) => {
  expect(shownJson(value)).toBe(text);
});

it.each([
  [null, 'null'],
  [[], 'array'],
  [{}, 'object'],
  [1, 'number'],
  [1.5, '1.5'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
  ['1', 'string'],
])('the kind of %j is %s', (value, kind) => {
  expect(kindOf(value)).toBe(kind);
});

const numbers = (count: number): string[] => Array.from({ length: count }, (_, at) => `${at}`);

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a or b'],
  [['a', 'b', 'c'], 'one of a, b, c'],
  [numbers(21), `one of ${numbers(21).join(', ')}`],
  [numbers(22), `one of ${numbers(20).join(', ')}, and 2 others`],
])('%j are listed', (items, text) => {
  expect(listed(items)).toBe(text);
});

it('types have the names of JSON Schema', () => {
  expect(['int', 'record', 'string'].map(typeNames)).toEqual(['integer', 'object', 'string']);
});

/** What only hand-made issues show; the others come up where values are checked. */
it.each<[object, unknown, object]>([
  [{ code: 'invalid_type', expected: 'never' }, 1, { rule: 'not', text: 'is not allowed here' }],
  [
    { code: 'invalid_type', expected: 'int' },
    'x',
    { rule: 'type', limit: 'integer', text: 'expected integer, got string' },
  ],
  [
    { code: 'too_small', origin: 'object', minimum: 2, inclusive: true },
    { a: 1 },
    { rule: 'minProperties', limit: 2, text: 'expected at least 2 properties, got 1' },
  ],
  [
    { code: 'too_big', origin: 'object', maximum: 1, inclusive: true },
    { a: 1, b: 2 },
    { rule: 'maxProperties', limit: 1, text: 'expected at most 1 property, got 2' },
  ],
  [
    { code: 'too_big', origin: 'array', maximum: 2 },
    [1, 2, 3],
    { rule: 'maxItems', limit: 2, text: 'expected at most 2 items, got 3' },
  ],
  [{ code: 'too_big', origin: 'array', maximum: 2 }, new Array(3), { text: 'expected at most 2 items, got 3' }],
  [
    { code: 'too_small', origin: 'string', minimum: 2 },
    null,
    { rule: 'minLength', limit: 2, text: 'expected at least 2 characters, got null' },
  ],
  [
    { code: 'too_small', origin: 'string', minimum: 3 },
    7,
    { rule: 'minLength', limit: 3, text: 'expected at least 3 characters, got number' },
  ],
  [
    { code: 'too_small', origin: 'number', minimum: 3, inclusive: false },
    3,
    { rule: 'exclusiveMinimum', limit: 3, text: 'expected more than 3, got 3' },
  ],
  [
    { code: 'invalid_union', inclusive: false },
    'x',
    { rule: 'oneOf', text: 'fits more than one of the forms of which it must have just one' },
  ],
  [{ code: 'invalid_union' }, 'x', { rule: 'enum', text: "names no known form, got 'x'" }],
  [{ code: 'invalid_union', options: ['a'] }, 'x', { rule: 'const', limit: ['a'], text: "expected 'a', got 'x'" }],
  [
    { code: 'invalid_union', options: ['a', 'b'] },
    'x',
    { rule: 'enum', limit: ['a', 'b'], text: "expected 'a' or 'b', got 'x'" },
  ],
  [{ code: 'invalid_format', format: 'regex' }, 'x', { rule: 'pattern', text: "does not match its pattern, got 'x'" }],
  [
    { code: 'invalid_format', format: 'regex', pattern: /a/ },
    'x',
    { rule: 'pattern', text: "does not match its pattern, got 'x'" },
  ],
  [
    { code: 'invalid_format', format: 'regex', pattern: '/a/' },
    'x',
    { rule: 'pattern', limit: '/a/', text: "does not match /a/, got 'x'" },
  ],
  [
    { code: 'invalid_format', format: 'uuid' },
    'x',
    { rule: 'format', limit: 'uuid', text: "expected a valid UUID, got 'x'" },
  ],
  [
    { code: 'invalid_format', format: 'url' },
    'x',
    { rule: 'format', limit: 'url', text: "expected a valid absolute URL, got 'x'" },
  ],
  [{ code: 'invalid_format', format: 'datetime' }, 'x', { text: "expected a valid date and time (RFC 3339), got 'x'" }],
  [{ code: 'invalid_format', format: 'email' }, 'x', { text: "expected a valid email, got 'x'" }],
  [{ code: 'custom', message: 'why' }, 'x', { rule: 'custom', text: 'why' }],
])('%j about %j', (issue, value, finding) => {
  expect(findingOf(issue as Parameters<typeof findingOf>[0], value)).toMatchObject(finding); // as much of an issue as is read
});
