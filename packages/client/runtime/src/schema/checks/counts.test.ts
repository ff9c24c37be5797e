import { expect, it } from 'vitest';
import * as z from 'zod';
import { check } from '../check.ts';
import { itemCount, propertyCount, textLength } from './counts.ts';
import { contains } from './items.ts';
import type { Check } from './rule.ts';

function faults(rule: Check, value: unknown): string[] {
  return check(() => z.unknown().check(rule), value).map(({ rule: name, message }) => `${name} | ${message}`);
}

it.each<[string, Check, good: readonly unknown[], bad: unknown, fault: string]>([
  [
    'characters',
    textLength({ max: 2 }),
    ['', 'ab', '😀😀'],
    'abc',
    'maxLength | value: expected at most 2 characters, got 3',
  ],
  ['emoji', textLength({ max: 1 }), ['😀'], '😀😀', 'maxLength | value: expected at most 1 character, got 2'],
  ['items', itemCount({ max: 1 }), [[], [1]], [1, 2], 'maxItems | value: expected at most 1 item, got 2'],
  [
    'properties',
    propertyCount({ min: 2 }),
    [{ a: 1, b: 2 }],
    { a: 1, b: undefined },
    'minProperties | value: expected at least 2 properties, got 1',
  ],
])('a limit of one side leaves the other open: %s', (_name, rule, good, bad, fault) => {
  expect(good.flatMap((value) => faults(rule, value))).toEqual([]);
  expect(faults(rule, bad)).toEqual([fault]);
});

it('of items that are looked for there may be any number, unless it is said', () => {
  expect(faults(contains(z.string()), Array.from({ length: 1000 }, String))).toEqual([]);
});
