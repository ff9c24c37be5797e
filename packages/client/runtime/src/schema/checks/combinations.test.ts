import { expect, it } from 'vitest';
import * as z from 'zod';
import { check } from '../check.ts';
import { atLeastOne } from './combinations.ts';

function faults(branches: readonly z.ZodType[], value: unknown): string[] {
  return check(() => z.unknown().check(atLeastOne(branches)), value).map(({ rule, message }) => `${rule} | ${message}`);
}

it('takes what one of the forms takes, whatever is wrong inside by another', () => {
  const forms = [z.looseObject({ a: z.number() }), z.looseObject({ b: z.number() })];
  expect(faults(forms, { a: 1, b: 'x' })).toEqual([]);
  expect(faults(forms, { a: 'x', b: 1 })).toEqual([]);
});

it('names the forms where none is closer than another', () => {
  expect(faults([z.string().regex(/^1$/), z.string().regex(/^2$/)], 'c')).toEqual([
    "anyOf | value: matches none of the allowed forms: does not match /^1$/; or does not match /^2$/, got 'c'",
  ]);
});

it('says of a form that gives no words for its fault that the value is not allowed', () => {
  expect(faults([z.string().regex(/^1$/), z.string().refine(() => false)], 'c')).toEqual([
    "anyOf | value: matches none of the allowed forms: does not match /^1$/; or is not allowed, got 'c'",
  ]);
});
