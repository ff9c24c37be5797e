import { expect, test } from 'vitest';
import { ShiftedClock } from './shifted-clock.ts';

test.each([3_600_000, -3_600_000])('a clock that is shifted by %i is, and is put right', (by) => {
  const before = Date.now();
  const clock = new ShiftedClock(by);
  const shifted = Date.now();
  clock.restore();
  expect(Math.round((shifted - before) / 600_000)).toBe(by / 600_000);
  expect(Math.round((Date.now() - before) / 600_000)).toBe(0);
});
