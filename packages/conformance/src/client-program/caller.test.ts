import { expect, test } from 'vitest';
import { Caller } from './caller.ts';

test('the first giving up counts, with one reason', () => {
  const caller = new Caller();
  expect(caller.afterAbort(performance.now())).toEqual({});
  caller.giveUp();
  const { reason } = caller.signal;
  caller.giveUp();
  expect([caller.signal.reason, caller.reason]).toEqual([reason, reason]);
  expect(caller.afterAbort(performance.now() + 9000).afterAbort).toBeGreaterThanOrEqual(9000);
});

test('listeners that are left on the signal are counted', () => {
  const caller = new Caller();
  const listener = (): void => {};
  caller.signal.addEventListener('abort', listener);
  expect(caller.listeners).toBe(1);
  caller.signal.removeEventListener('abort', listener);
  expect(caller.listeners).toBe(0);
});
