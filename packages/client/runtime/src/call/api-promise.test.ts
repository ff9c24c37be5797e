import { expect, it } from 'vitest';
import { ApiPromise } from './api-promise.ts';

const response = { status: 200, headers: new Headers(), attempts: 1 };

async function unhandled(use: (promise: ApiPromise<number>) => Promise<unknown>): Promise<unknown[]> {
  const reasons: unknown[] = [];
  const note = (reason: unknown): void => {
    reasons.push(reason);
  };
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', note);
  try {
    await use(new ApiPromise<number>(Promise.reject(new Error('x')))).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 10));
  } finally {
    process.removeListener('unhandledRejection', note);
    for (const other of others) process.on('unhandledRejection', other);
  }
  return reasons;
}

it('resolves to the data, and to both with withResponse()', async () => {
  const promise = new ApiPromise(Promise.resolve({ data: 7, response }));
  expect(await promise).toBe(7);
  expect(await promise.withResponse()).toEqual({ data: 7, response });
});

it('hands plain promises on', () => {
  const next = new ApiPromise(Promise.resolve({ data: 7, response })).then((data) => data + 1);
  expect(next).not.toBeInstanceOf(ApiPromise);
});

it('leaves no rejection unhandled when just one side is awaited', async () => {
  expect(await unhandled((promise) => promise)).toEqual([]);
  expect(await unhandled((promise) => promise.withResponse())).toEqual([]);
});
