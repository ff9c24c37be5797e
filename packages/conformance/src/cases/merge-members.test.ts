import { expect, test } from 'vitest';
import { mergeMembers } from './merge-members.ts';

test('maps are merged member by member, anything else is replaced', () => {
  const below = { a: { b: 1, c: [1, 2] }, d: 1 };
  expect(mergeMembers(below, { a: { c: [3] }, d: { e: 1 } })).toEqual({ a: { b: 1, c: [3] }, d: { e: 1 } });
  expect(below).toEqual({ a: { b: 1, c: [1, 2] }, d: 1 });
});

test('null takes away a member that is there, and is a value where none is', () => {
  expect(mergeMembers({ a: { b: 1 }, c: 1 }, { a: null, d: null })).toEqual({ c: 1, d: null });
});

test('a member named __proto__ is one like any other', () => {
  const merged = mergeMembers({}, JSON.parse('{"__proto__":{"polluted":1}}'));
  expect(Object.keys(Object(merged))).toEqual(['__proto__']);
});
