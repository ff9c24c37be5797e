import { expect, test } from 'vitest';
import { observe } from '../client-program/observe.ts';
import type { Observation } from '../client-program/protocol.ts';
import { checkCaller } from './check-caller.ts';

const reason = new Error('given up');

function ended(cause: unknown, more: Partial<Observation> = {}): Observation {
  const error = Object.assign(new Error('aborted', { cause }), { category: 'aborted' });
  const outcome = { images: [], drift: [], progress: [], failure: { error } };
  return { ...observe(outcome, { secrets: [], reason }), ...more };
}

test('a call that ended with the reason of its caller passes', () => {
  expect(checkCaller(ended(reason))).toEqual([]);
});

test('another reason than the one given is told', () => {
  expect(checkCaller(ended(new Error('given up')))).toEqual([
    'the cause of the error is not the reason that the caller gave',
  ]);
});

test('a call that goes on after it was given up is told', () => {
  const time = { from: 0, to: 0, milliseconds: 9000, afterAbort: 9000 };
  expect(checkCaller(ended(reason, { time }))[0]).toMatch(/^the call ended 9000 ms after/);
});

test('a listener left on the signal is told', () => {
  expect(checkCaller(ended(reason, { listeners: 1 }))).toEqual(["1 listeners left on the caller's signal"]);
});
