import { expect, it } from 'vitest';
import { isRetryable } from '../errors/to-error.ts';
import { backoff } from './backoff.ts';

it('doubles its bound up to the most', () => {
  const bounds = [1, 2, 3, 4, 5].map((attempts) => backoff(attempts, { first: 100, most: 700, random: () => 1 }));
  expect(bounds).toEqual([100, 200, 400, 700, 700]);
});

it('jitters over the whole range', () => {
  expect(backoff(3, { first: 100, most: 700, random: () => 0 })).toBe(0);
  expect(backoff(3, { first: 100, most: 700, random: () => 0.5 })).toBe(200);
});

it.each([
  ['always', 'yes', false, true],
  ['never', 'no', true, false],
  ['if-unsent', 'no', false, true],
  ['if-unsent', 'maybe', false, false],
  ['if-unsent', 'yes', false, false],
  ['if-unsent', 'yes', true, true],
] as const)('rule %s, sent %s, safe %j: %j', (rule, sent, safe, expected) => {
  expect(isRetryable(rule, { sent, safe })).toBe(expected);
});
