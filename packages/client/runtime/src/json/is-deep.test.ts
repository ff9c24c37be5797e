import { expect, it } from 'vitest';
import { isDeep } from './is-deep.ts';

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

it('takes what answers are made of', () => {
  expect([null, 1, 'x', { data: [{ url: 'x' }] }, nested(100)].map(isDeep)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

it('finds what would overrun a stack, without overrunning its own', () => {
  expect(isDeep(nested(102))).toBe(true);
  expect(isDeep({ error: nested(200_000) })).toBe(true);
});
