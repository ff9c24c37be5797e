import { expect, it, vi } from 'vitest';
import { Deadline } from '../deadline/deadline.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import type { LimnerError } from '../errors/limner-error.ts';
import { tinyClient, tinyGet } from '../test-support/tiny-client.ts';
import { retryAfterOf } from './retry-after.ts';
import { withRetries } from './with-retries.ts';

/** Tries until `attempt` works; what is thrown comes out as the value. */
function tried(
  attempt: (number: number) => Promise<unknown>,
  deadline = new Deadline({ duration: 5000 }),
): Promise<unknown> {
  return withRetries({ client: tinyClient(), operation: tinyGet, retries: 3, deadline, attempt })
    .catch((error: unknown) => error)
    .finally(() => deadline.dispose());
}

function lost(retryAfter = 0): LimnerError {
  const facts = { category: 'connection', provider: 'tiny', phase: 'headers', sent: 'maybe', retryable: true } as const;
  return new ConnectionError({ message: 'lost', ...facts, retryAfter });
}

it('throws on what is no error of a client, untouched', async () => {
  const bug = Object.freeze(new TypeError('a bug'));
  const attempt = vi.fn(() => Promise.reject(bug));
  expect(await tried(attempt)).toBe(bug);
  expect(attempt).toHaveBeenCalledOnce();
});

it('does not try again what a setting is wrong for, however safe that were', async () => {
  const facts = { category: 'configuration', provider: 'tiny', phase: 'configuration', retryable: true } as const;
  const attempt = vi.fn(() => Promise.reject(new ConfigurationError({ message: 'no key', ...facts })));
  expect(await tried(attempt)).toMatchObject({ category: 'configuration', attempts: 1 });
  expect(attempt).toHaveBeenCalledOnce();
});

it('ends the wait with the caller, and says what it was waiting for', async () => {
  const controller = new AbortController();
  const deadline = new Deadline({ duration: 60_000, signal: controller.signal });
  const attempt = vi.fn(() => Promise.reject(lost(20_000)));
  setTimeout(() => controller.abort(new Error('enough')), 20);
  expect(await tried(attempt, deadline)).toMatchObject({
    category: 'aborted',
    phase: 'backoff',
    sent: 'maybe',
    attempts: 1,
    message: expect.stringContaining('while waiting to try again'),
    cause: { message: 'enough' },
  });
  expect(attempt).toHaveBeenCalledOnce();
});

it('takes the wait from the first source that makes sense', () => {
  const headers = new Headers({ 'x-wait': 'soon', 'retry-after': '2' });
  const sources = [{ header: 'x-wait' }, { header: 'retry-after' }];
  expect(retryAfterOf(sources, { headers, body: undefined, now: Date.now() })).toBe(2000);
});
