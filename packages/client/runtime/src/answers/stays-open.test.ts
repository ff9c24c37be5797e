import { expect, test } from 'vitest';
import { staysOpen } from './stays-open.ts';

test('only an operation that answers with events has answers that stay open', () => {
  expect(staysOpen({})).toBeUndefined();
  expect(staysOpen({ answers: ['json'] })).toBeUndefined();
});

test.each([
  [200, 'text/event-stream', true],
  [299, 'text/event-stream; charset=utf-8', true],
  [199, 'text/event-stream', false],
  [300, 'text/event-stream', false],
  [200, 'application/json', false],
  [200, undefined, false],
])('a %i of %s stays open: %s', (status, type, open) => {
  const headers = new Headers(type === undefined ? {} : { 'content-type': type });
  expect(staysOpen({ answers: ['json', 'events'] })?.({ status, headers })).toBe(open);
});
