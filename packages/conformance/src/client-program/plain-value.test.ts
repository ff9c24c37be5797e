import { expect, test } from 'vitest';
import { fromPlain, toPlain } from './plain-value.ts';

/** What is left of a value when it has gone to another process and back. */
const travelled = (value: unknown): unknown => fromPlain(JSON.parse(JSON.stringify(toPlain(value))));

test.each([
  ['JSON itself', { a: [1, 'b', null, { c: true }] }],
  ['a number that is none', [Number.NaN, Number.POSITIVE_INFINITY, -0]],
  ['bytes', { data: new Uint8Array([1, 2, 3]) }],
  ['a large integer', 12345678901234567890n],
  ['a gap in a list', [1, undefined]],
])('%s travels unharmed', (_, value) => {
  expect(travelled(value)).toStrictEqual(value);
});

test('a name of every object stays a member of its own', () => {
  const value: unknown = JSON.parse('{"__proto__":{"a":1}}');
  expect(Object.keys(Object(travelled(value)))).toEqual(['__proto__']);
});

test('what is no data becomes what can be read of it', () => {
  const date = new Date(0);
  expect(toPlain([date, new URL('http://h/a'), new Headers({ A: '1' }), toPlain])).toEqual([
    '1970-01-01T00:00:00.000Z',
    'http://h/a',
    { a: '1' },
    { $function: 'toPlain' },
  ]);
});

test('a value that holds itself ends, and so does one that is too deep', () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  expect(toPlain(circular)).toEqual({ self: { $circular: true } });
  let deep: unknown = 1;
  for (let level = 0; level < 5000; level += 1) deep = [deep];
  expect(JSON.stringify(toPlain(deep))).toContain('"$deep":true');
});
