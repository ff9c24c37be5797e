import { inspect } from 'node:util';
import { expect, it, vi } from 'vitest';
import { ApiError } from './api-error.ts';
import { LimnerError } from './limner-error.ts';
import { RateLimitError } from './rate-limit-error.ts';
import { TimeoutError } from './timeout-error.ts';

const options = { message: 'x', category: 'rate_limit', provider: 'tiny', phase: 'request' } as const;

it('knows its kind, its bases and nothing else', () => {
  const error = new RateLimitError(options);
  expect([RateLimitError, ApiError, LimnerError, TimeoutError].map((kind) => kind.is(error))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect([null, 1, 'x', {}, new Error('x')].some((value) => LimnerError.is(value))).toBe(false);
});

it('recognises the error of another copy of the package, and keeps its own name for it', async () => {
  vi.resetModules();
  const copy = await import('./rate-limit-error.ts');
  const error = new copy.RateLimitError(options);
  expect(error instanceof RateLimitError).toBe(false);
  expect(RateLimitError.is(error)).toBe(true);
  expect(error.name).toBe('RateLimitError');
});

it('prints its facts, but neither header nor body', () => {
  const error = new RateLimitError({
    ...options,
    status: 429,
    headers: new Headers({ a: 'secret' }),
    body: 'secret',
    cause: new Error('why'),
  });
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({
    name: 'RateLimitError',
    status: 429,
    cause: { message: 'why' },
  });
  expect(`${inspect(error)}${JSON.stringify(error)}`).not.toContain('secret');
  expect(error.body).toBe('secret');
});

it('leaves out what is not known', () => {
  const error = new RateLimitError(options);
  expect(Object.keys(error)).not.toContain('status');
  expect(['status', 'headers', 'body'].filter((name) => Object.hasOwn(error, name))).toEqual([]);
});
