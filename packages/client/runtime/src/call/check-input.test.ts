import { expect, it } from 'vitest';
import * as z from 'zod';
import type { Operation } from '../operation.ts';
import { schema } from '../schema/schema.ts';
import { tinyClient, tinyCreate, tinyGet } from '../test-support/tiny-client.ts';
import { checkInput, spell, takesInput } from './check-input.ts';

const client = tinyClient();
const nothing: Operation = { ...tinyGet, parameters: [] };
const optional = schema(() => z.strictObject({ a: z.string().optional() }));
const needing = schema(() => z.strictObject({ a: z.string() }));

it('gives the input itself, where nothing is wrong with it', () => {
  const input = { a: 'x' };
  expect(checkInput({ client, operation: tinyCreate }, input, needing)).toBe(input);
  expect(checkInput({ client, operation: tinyCreate }, input, undefined)).toBe(input);
});

it('no input is an empty one where nothing is taken, or nothing is needed', () => {
  expect(checkInput({ client, operation: nothing }, undefined, undefined)).toEqual({});
  expect(checkInput({ client, operation: tinyCreate }, undefined, optional)).toEqual({});
});

it.each([
  ['undefined', undefined, undefined],
  ['undefined', undefined, needing],
  ['null', null, optional],
  ['array', [], undefined],
  ['string', 'a', undefined],
])('%s is no input', (received, input, rules) => {
  const message = `value: expected object, got ${received}`;
  expect(() => checkInput({ client, operation: tinyCreate }, input, rules)).toThrow(
    expect.objectContaining({
      name: 'ValidationError',
      message: `[tiny things.create] The input was refused before it was sent: ${message}. Correct it and call again.`,
      category: 'validation',
      phase: 'validation',
      provider: 'tiny',
      operation: 'things.create',
      issues: [{ path: '', rule: 'type', message, limit: 'object', received }],
    }),
  );
});

it('what is unknown can go another way, which is named', () => {
  const way = 'A property that this version does not know yet can go into the option extraBody.';
  const check = (input: object): void => void checkInput({ client, operation: tinyCreate }, input, needing);
  expect(() => check({ a: 'x', b: 1, c: 'y' })).toThrow(`Correct it and call again. ${way}`);
  expect(() => check({ a: 1, b: 1 })).toThrow(way);
  expect(() => check({ a: 1 })).toThrow(/Correct it and call again\.$/);
});

it('spells three faults out and counts the others', () => {
  const issues = ['one', 'two', 'three', 'four', 'five'].map((message) => ({ path: '', rule: 'type', message }));
  expect(spell(issues)).toBe('one; two; three; and 2 more');
  expect(spell(issues.slice(0, 4))).toBe('one; two; three; and 1 more');
  expect(spell(issues.slice(0, 3))).toBe('one; two; three');
});

it.each<[boolean, Partial<Operation>]>([
  [false, { parameters: [], body: 'none' }],
  [true, { parameters: [], body: 'json' }],
  [true, { parameters: [{ name: 'a', in: 'query' }], body: 'none' }],
])('an input is taken: %j, by %j', (takes, parts) => {
  expect(takesInput({ ...tinyGet, ...parts })).toBe(takes);
});
