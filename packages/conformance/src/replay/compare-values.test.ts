import { expect, test } from 'vitest';
import { compareValues } from './compare-values.ts';

test('equal values have no differences', () => {
  const value = { a: [1, 'x', null, { b: true }] };
  expect(compareValues({ expected: value, actual: structuredClone(value) })).toEqual([]);
});

test.each([
  [{ a: 1 }, { a: 2 }, '/a: expected 1, got 2'],
  [{ a: 1 }, { a: '1' }, '/a: expected 1, got "1"'],
  [{ a: 1 }, {}, '/a: expected 1, got nothing'],
  [{}, { a: null }, '/a: not expected, got null'],
  [{ a: null }, {}, '/a: expected null, got nothing'],
  [[1], [1, 2], 'the whole: expected 1 items, got 2'],
  [[], {}, 'the whole: expected [], got {}'],
  [{ 'a/b~': 1 }, { 'a/b~': 2 }, '/a~1b~0: expected 1, got 2'],
  [{}, { constructor: 1 }, '/constructor: not expected, got 1'],
  ['{{any}}', undefined, 'the whole: expected anything, got nothing'],
  ['{{date}}', 'soon', 'the whole: expected a time, got "soon"'],
])('%j is not %j', (expected, actual, line) => {
  expect(compareValues({ expected, actual })).toContain(line);
});

test('a member that is undefined is not there', () => {
  expect(compareValues({ expected: {}, actual: { a: undefined } })).toEqual([]);
});

test('a time compares by its ISO text, or as any time', () => {
  const actual = { a: new Date(0), b: new Date() };
  expect(compareValues({ expected: { a: '1970-01-01T00:00:00.000Z', b: '{{date}}' }, actual })).toEqual([]);
});
