import { expect, it } from 'vitest';
import { readPointer, toPointer } from './pointer.ts';

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
