import { expect, it } from 'vitest';
import * as z from 'zod';
import { check } from '../check.ts';
import { schema } from '../schema.ts';
import { binary } from './binary.ts';
import { bounds } from './counts.ts';
import { integer, multipleOf } from './numbers.ts';
import type { Check } from './rule.ts';
import { shallow } from './shallow.ts';

function faults(rule: Check, value: unknown): object[] {
  return check(
    schema(() => z.unknown().check(rule)),
    value,
  ).map(({ rule: name, limit, message }) => ({ rule: name, limit, message }));
}

it.each([
  ['minimum', 'at least', 5, 4.9],
  ['maximum', 'at most', 5, 5.1],
  ['exclusiveMinimum', 'more than', 5.1, 5],
  ['exclusiveMaximum', 'less than', 4.9, 5],
] as const)('%s: %s 5, as %d is and %d is not', (rule, words, good, bad) => {
  const held = bounds({ [rule]: 5 });
  expect(faults(held, good)).toEqual([]);
  expect(faults(held, bad)).toEqual([{ rule, limit: 5, message: `value: expected ${words} 5, got ${bad}` }]);
  expect([faults(held, 'text'), faults(bounds({}), bad)]).toEqual([[], []]);
});

it.each<[number, readonly number[], readonly number[]]>([
  [32, [0, 32, -64], [33, 1, 16]],
  [0.01, [19.99, 1, 0.03], [0.005, 19.995]],
  [2.5, [5, 7.5, 10], [4, 2.6]],
  [1e-7, [3e-7, 1], [1.5e-7]],
  [5, [1e21, 5e300], [2.5, 1e-7]],
  [1e21, [1e21, 3e21], [5, 1.5e21]],
  [100, [1e2, 1e22], [1e1]],
])('of %d multiples are %j, and not %j', (step, good, bad) => {
  const held = multipleOf(step);
  expect(good.filter((value) => faults(held, value).length > 0)).toEqual([]);
  expect(bad.map((value) => faults(held, value))).toEqual(
    bad.map((value) => [
      { rule: 'multipleOf', limit: step, message: `value: expected a multiple of ${step}, got ${value}` },
    ]),
  );
  expect(faults(held, 'text')).toEqual([]);
});

it('infinity is a multiple of nothing, and nothing is one of 0', () => {
  expect(faults(multipleOf(2), Number.POSITIVE_INFINITY)).toHaveLength(1);
  expect(faults(multipleOf(0), 0.5)).toHaveLength(1);
});

it('an integer may be as large as it likes', () => {
  expect([faults(integer(), 1e300), faults(integer(), 5)]).toEqual([[], []]);
  const message = 'value: expected integer, got 1.5';
  expect(faults(integer(), 1.5)).toEqual([{ rule: 'type', limit: 'integer', message }]);
});

it('a file is bytes, a Blob or a stream', () => {
  expect(faults(binary(), new Uint8Array())).toEqual([]);
  const message = 'value: expected bytes, a Blob, a File or a stream, got number';
  expect(faults(binary(), 7)).toEqual([{ rule: 'type', limit: 'binary', message }]);
});

it('a value is so deep and no deeper, in lists and in objects', () => {
  const held = shallow(2);
  expect(
    [1, 'x', null, undefined, [], [[]], { a: { b: 1 } }, [null, [null]]].map((value) => faults(held, value)),
  ).toEqual(Array.from({ length: 8 }, () => []));
  const message = 'value: is nested too deep: it may have 2 levels of lists and objects';
  for (const value of [[[[]]], { a: { b: {} } }, [1, [2, [3]]]])
    expect(faults(held, value)).toEqual([{ rule: 'depth', limit: 2, message }]);
});
