import { expect, it } from 'vitest';
import * as z from 'zod';
import { check } from './check.ts';
import { schema } from './schema.ts';

function messages(type: z.ZodType, value: unknown): string[] {
  return check(
    schema(() => type),
    value,
  ).map(({ message }) => message);
}

const patterns = (count: number): z.ZodType =>
  z.union(Array.from({ length: count }, (_, at) => z.string().regex(new RegExp(`^${at}:`))));

it('names up to ten forms, and counts the others', () => {
  const form = (at: number): string => `does not match /^${at}:/`;
  const forms = (count: number): string => Array.from({ length: count }, (_, at) => form(at)).join('; or ');
  expect(messages(patterns(2), 'x: , got')).toEqual([
    `value: matches none of the allowed forms: ${forms(2)}, got 'x: , got'`,
  ]);
  expect(messages(patterns(10), 'x')).toEqual([`value: matches none of the allowed forms: ${forms(10)}, got 'x'`]);
  expect(messages(patterns(12), 'x')).toEqual([
    `value: matches none of the allowed forms: ${forms(10)}; or 2 others, got 'x'`,
  ]);
});

it('says where a property is unknown, by the whole way to it', () => {
  const type = z.strictObject({ a: z.strictObject({ b: z.strictObject({ size: z.number().optional() }) }) });
  expect(messages(type, { a: { b: { sise: 1 } } })).toEqual(["a.b: unknown property 'sise'; did you mean 'size'?"]);
  expect(messages(type, { a: { b: {} }, zzzz: 1 })).toEqual(["unknown property 'zzzz'"]);
});

it('says what is wrong with a name, and repeats it', () => {
  const type = z.record(z.string().regex(/^[a-z]+$/), z.number());
  const [issue] = check(
    schema(() => type),
    { A1: 1 },
  );
  expect(issue).toMatchObject({
    path: '/A1',
    rule: 'propertyNames',
    message: "A1: has a name that is not allowed: does not match /^[a-z]+$/, got 'A1'",
    limit: '/^[a-z]+$/',
    received: "'A1'",
  });
});

it('says a fault of several branches once', () => {
  const type = z.union([z.string().min(3), z.string().min(3)]);
  expect(messages(type, 'x')).toEqual([
    "value: matches none of the allowed forms: expected at least 3 characters, got 'x'",
  ]);
  expect(messages(z.union([z.string(), z.number(), z.string()]), true)).toEqual([
    'value: expected string or number, got boolean',
  ]);
});
