import { expect, it } from 'vitest';
import { hazardOf, inexactNumbers } from './hazard-of.ts';

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

it('takes what answers are made of', () => {
  const usual = [null, 1, 'x', 0.1, -1e15, 2 ** 53 - 1, { data: [{ url: 'x' }] }, nested(100)];
  expect(usual.map((value) => hazardOf(value))).toEqual(usual.map(() => undefined));
});

it('finds what would overrun a stack, without overrunning its own', () => {
  expect(hazardOf(nested(102))).toBe('deep');
  expect(hazardOf({ error: nested(200_000) })).toBe('deep');
});

it('finds numbers that have lost digits, wherever they stand', () => {
  const body: unknown = JSON.parse('{"id":9007199254740993,"list":[1,-9007199254740993],"a/b":1e999}');
  expect(hazardOf(body)).toBe('inexact');
  expect(inexactNumbers(body)).toEqual([['id'], ['list', 1], ['a/b']]);
});

it('tells of the depth where there is both', () => {
  expect(hazardOf([2 ** 53, nested(200)])).toBe('deep');
});

it('takes an object as deep as a list, and a number exactly at the edge', () => {
  const objects = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
  expect([hazardOf(objects(101)), hazardOf(objects(102))]).toEqual([undefined, 'deep']);
  expect([hazardOf(2 ** 53), hazardOf(-(2 ** 53)), hazardOf(2 ** 53 - 1)]).toEqual(['inexact', 'inexact', undefined]);
});

it('finds no lost digits where there is no number', () => {
  expect(inexactNumbers({ a: null, b: '90071992547409939999', c: [true] })).toEqual([]);
  expect(inexactNumbers(2 ** 53)).toEqual([[]]);
});
