import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Caller } from './caller.ts';

const aborted = (cause: unknown): { error: unknown } => ({
  error: Object.assign(new Error('aborted', { cause }), { category: 'aborted' }),
});

test('a call that ended with the reason of its caller passes', () => {
  const caller = new Caller();
  caller.giveUp();
  expect(caller.check({ at: performance.now(), failure: aborted(caller.signal.reason) })).toEqual([]);
});

test('another reason than the one given is told', () => {
  const caller = new Caller();
  caller.giveUp();
  const reason = new Error(caller.signal.reason.message);
  expect(caller.check({ at: performance.now(), failure: aborted(reason) })).toHaveLength(1);
});

test('a call that goes on after it was given up is told', () => {
  const caller = new Caller();
  caller.giveUp();
  expect(caller.check({ at: performance.now() + 9000, failure: undefined })[0]).toMatch(
    /^the call ended 9000 ms after/,
  );
});

test('a listener left on the signal is told', async () => {
  const caller = new Caller();
  const listener = (): void => {};
  caller.signal.addEventListener('abort', listener);
  await sleep(1);
  expect(caller.check({ at: 0, failure: undefined })).toEqual(["1 listeners left on the caller's signal"]);
  caller.signal.removeEventListener('abort', listener);
  expect(caller.check({ at: 0, failure: undefined })).toEqual([]);
});
