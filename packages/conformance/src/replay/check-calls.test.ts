import { expect, test } from 'vitest';
import { checkCalls } from './check-calls.ts';

const request = { method: 'GET', path: '/' };
const planned = [
  { request, steps: [] },
  { request, steps: [], after: 100 },
];
const seen = (startedAt: number, answeredAt: number): Parameters<typeof checkCalls>[1][number] => ({
  method: 'GET',
  target: '/',
  headers: [],
  body: Buffer.alloc(0),
  elsewhere: false,
  startedAt,
  answeredAt,
});

test('the requests expected, not too soon, pass', () => {
  expect(checkCalls(planned, [seen(0, 10), seen(110, 120)])).toEqual([]);
});

test('a request too many, or too few, is told', () => {
  expect(checkCalls(planned, [seen(0, 10)])).toEqual(['expected 2 requests, saw 1']);
  expect(checkCalls([], [seen(0, 10)])).toEqual(['expected 0 requests, saw 1']);
});

test('a request too soon is told', () => {
  expect(checkCalls(planned, [seen(0, 50), seen(110, 120)])).toEqual([
    'request 2: came 60 ms after the answer before it, expected 100 or more',
  ]);
});

test('a request to the other host is told', () => {
  const other = [{ ...seen(0, 10), elsewhere: true }];
  expect(checkCalls([{ request, steps: [] }], other)).toEqual(['request 1: came to the second host']);
  expect(checkCalls([{ request, steps: [], elsewhere: true }], other)).toEqual([]);
  expect(checkCalls([{ request, steps: [], elsewhere: true }], [seen(0, 10)])).toEqual([
    "request 1: came to the API's host",
  ]);
});
