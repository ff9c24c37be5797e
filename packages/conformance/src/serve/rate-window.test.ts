import { expect, test } from 'vitest';
import { RateWindow } from './rate-window.ts';

test('the limit holds until its reset, lets pass for a while, and comes again', () => {
  const window = new RateWindow();
  const at = (now: number): number | undefined => window.resetAt(now);
  expect([at(5000), at(5999), at(6000), at(15_999), at(16_000), at(17_000)]).toEqual([
    6000,
    6000,
    undefined,
    undefined,
    17_000,
    undefined,
  ]);
});
