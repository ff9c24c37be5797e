import { expect, it } from 'vitest';
import { valueAt } from './value-at.ts';

it.each<[unknown, PropertyKey[], unknown]>([
  ['text', [], 'text'],
  [{ a: [{ b: 1 }] }, ['a', 0, 'b'], 1],
  [{ a: 1 }, ['b', 'c'], undefined],
  [{ a: null }, ['a', 'b'], undefined],
  [{ a: 'text' }, ['a', 'length'], undefined],
  [{}, ['toString'], undefined],
])('in %j, at %j stands %j', (root, path, value) => {
  expect(valueAt(root, path)).toBe(value);
});
