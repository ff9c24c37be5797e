import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { check } from '../check.ts';
import { all, atLeastOne } from './combinations.ts';
import { constantOf, enumOf } from './constants.ts';
import { matches } from './matches.ts';
import { integer } from './numbers.ts';
import { additionalProperties, present, propertyNames } from './properties.ts';
import type { Check } from './rule.ts';

/** What zod itself hands out, to those who use a validator without the rest of the runtime. */
function issues(type: z.ZodType, value: unknown): object[] {
  const found = type.safeParse(value).error?.issues ?? [];
  return found.map((issue) => ({ path: issue.path, message: issue.message, ...('params' in issue && issue.params) }));
}

function rules(type: z.ZodType, value: unknown): string[] {
  return check(() => type, value).map(({ rule }) => rule);
}

describe('with zod alone', () => {
  it.each<[string, Check, unknown, object]>([
    [
      'no form that is closest',
      atLeastOne([z.string().regex(/^1$/), z.string().regex(/^2$/)]),
      'c',
      { path: [], message: 'has none of the allowed forms', rule: 'anyOf', received: "'c'" },
    ],
    [
      'a name',
      propertyNames(z.string().max(2)),
      { abc: 1 },
      { path: ['abc'], message: "has a name that is not allowed: 'abc'", rule: 'propertyNames' },
    ],
    [
      'an unknown property',
      additionalProperties({ names: [], patterns: [] }, z.never()),
      { b: 1 },
      { path: ['b'], message: "unknown property 'b'", rule: 'unknown-property' },
    ],
    ['what is missing', present(['a']), {}, { path: ['a'], message: 'is required', rule: 'required' }],
  ])('says what is wrong, and where: %s', (_name, rule, value, issue) => {
    expect(issues(z.unknown().check(rule), value)).toEqual([issue]);
  });

  it('says once that an integer is due, and of other faults what they say', () => {
    const found =
      z
        .number()
        .check(matches(/x/u), enumOf([1, 2]), integer())
        .safeParse('a').error?.issues ?? [];
    expect(found.map((issue) => [issue.code, 'expected' in issue && issue.expected])).toEqual([
      ['invalid_type', 'int'],
      ['custom', false],
      ['custom', false],
    ]);
  });
});

it('what a form has against a value is kept once, however many lists of forms it is in', () => {
  const form = (text: string): z.ZodType => z.string().regex(new RegExp(text));
  const shared = form('shared');
  const list = (other: string): z.ZodType => z.unknown().check(atLeastOne([shared, form(other)]));
  const found =
    z
      .unknown()
      .check(all([list('one'), list('other')]))
      .safeParse('c').error?.issues ?? [];
  const [first, second] = found.map((issue) => issue.code === 'custom' && issue.params?.branches[0]);
  expect(first).toHaveLength(1);
  expect(second).toBe(first);
});

describe('a fault', () => {
  it('keeps no other check of ours from running', () => {
    expect(rules(z.unknown().check(constantOf('a'), matches(/b/u), matches(/c/u)), 'x')).toEqual([
      'const',
      'pattern',
      'pattern',
    ]);
  });

  it("keeps zod's own checks from running only where the value is another one altogether", () => {
    const behind = (rule: Check): string[] => rules(z.string().check(rule).regex(/b/), 'x');
    expect(behind(matches(/a/u))).toEqual(['pattern', 'pattern']);
    expect(behind(constantOf('ab'))).toEqual(['const']);
    expect(behind(enumOf(['ab']))).toEqual(['enum']);
    expect(behind(all([z.literal('ab')]))).toEqual(['const']);
    expect(behind(all([z.string().regex(/a/)]))).toEqual(['pattern', 'pattern']);
    expect(issues(z.number().check(integer()).multipleOf(2), 1.5)).toHaveLength(1);
  });
});
