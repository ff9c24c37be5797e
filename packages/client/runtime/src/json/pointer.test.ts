import { expect, it } from 'vitest';
import { readPointer, tokensOf, toPointer } from './pointer.ts';

it.each<[string, unknown]>([
  ['', { a: [1] }],
  ['/a/0', 1],
  ['/a/1', undefined],
  ['/b/c', undefined],
  ['/__proto__', undefined],
  ['/a/length/x', undefined],
])('%j', (pointer, expected) => {
  expect(readPointer({ a: [1] }, pointer)).toEqual(expected);
});

it('escapes both ways', () => {
  const pointer = toPointer(['a/b', 'c~d', '~1']);
  expect(pointer).toBe('/a~1b/c~0d/~01');
  expect(readPointer({ 'a/b': { 'c~d': { '~1': 7 } } }, pointer)).toBe(7);
});

it('goes along the same names the second time', () => {
  expect(tokensOf('/a~1b/0')).toEqual(['a/b', '0']);
  expect(tokensOf('/a~1b/0')).toBe(tokensOf('/a~1b/0'));
});

it('reads null and what is in it: nothing', () => {
  expect([readPointer({ a: null }, '/a'), readPointer({ a: null }, '/a/b'), readPointer('text', '/length')]).toEqual([
    null,
    undefined,
    undefined,
  ]);
});
