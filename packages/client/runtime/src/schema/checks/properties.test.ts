import { expect, it } from 'vitest';
import * as z from 'zod';
import { check } from '../check.ts';
import {
  additionalProperties,
  dependentRequired,
  dependentSchemas,
  patternProperties,
  present,
  properties,
  propertyNames,
} from './properties.ts';
import type { Check } from './rule.ts';

const nothing = z.never();

function messages(rule: Check, value: unknown): string[] {
  return check(() => z.unknown().check(rule), value).map(({ message }) => message);
}

it.each([
  ['properties', properties({ 0: nothing })],
  ['patternProperties', patternProperties([[/0/u, nothing]])],
  ['additionalProperties', additionalProperties({ names: [], patterns: [] }, nothing)],
  ['propertyNames', propertyNames(nothing)],
  ['required', present(['a'])],
  ['dependentRequired', dependentRequired({ 0: ['a'] })],
  ['dependentSchemas', dependentSchemas({ 0: nothing })],
])('%s has nothing to say of what is no object', (_name, rule) => {
  expect([['x'], null, 'x', 5].flatMap((value) => messages(rule, value))).toEqual([]);
  expect(messages(rule, { 0: 'x' })).toHaveLength(1);
});

it('a property is there without being read where it is behind a getter', () => {
  const image = {
    get data(): string {
      throw new Error('nobody asked for it');
    },
  };
  expect(messages(present(['data']), image)).toEqual([]);
  expect(
    z
      .unknown()
      .check(propertyNames(z.literal('data')))
      .safeParse(image).success,
  ).toBe(true);
});
