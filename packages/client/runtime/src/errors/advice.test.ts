import { expect, it } from 'vitest';
import { Deadline } from '../deadline/deadline.ts';
import { tinyClient, tinyCreate, tinyGet } from '../test-support/tiny-client.ts';
import { advice } from './advice.ts';
import type { ErrorCategory } from './error-contract.ts';
import { interruption } from './interruption.ts';
import type { Phase } from './limner-error.ts';

const facts = { sent: 'yes', safe: false, retryable: false, keySource: 'TINY_API_KEY' } as const;

it.each<[ErrorCategory, string]>([
  ['auth', 'Check the key in TINY_API_KEY.'],
  ['permission', 'Ask the provider to allow this for the key, or use another key.'],
  ['quota', 'Top up the account or raise its limit, then call again.'],
  ['rate_limit', 'Call less often, or fewer at once.'],
  ['invalid_request', 'Change the input; the same request will fail again.'],
  ['validation', 'Change the input; the same request will fail again.'],
  ['not_found', 'Check the id or the model that the request names; it may have expired.'],
  ['conflict', 'Read the present state before calling again.'],
  ['content_policy', 'Change the prompt or the images; the same ones will be refused again.'],
  ['configuration', "Correct the client's options."],
])('%s: %s', (category, expected) => {
  expect(advice({ ...facts, category })).toBe(expected);
});

it('names the wait that the provider asks for, in whole seconds', () => {
  expect(advice({ ...facts, category: 'rate_limit', retryAfter: 1001 })).toBe('Call again in 2 s.');
});

it.each(['provider', 'overloaded', 'timeout', 'connection', 'protocol', 'aborted'] as const)(
  '%s: whether calling again can cost twice',
  (category) => {
    const said = (more: object): string => advice({ ...facts, ...more, category });
    expect(said({ sent: 'no' })).toBe('Nothing was sent: calling again is safe.');
    expect(said({ safe: true })).toBe('Calling again is safe.');
    expect(said({ retryable: true })).toBe('Calling again is safe.');
    expect(said({})).toMatch(/^The request may have been carried out: check with the provider .* paid twice\.$/);
  },
);

it.each<[Phase, string]>([
  ['configuration', 'while setting up'],
  ['validation', 'while checking the input'],
  ['queue', 'while waiting for its turn under concurrency or rateLimit'],
  ['connect', 'while connecting'],
  ['request', 'while sending'],
  ['headers', 'while waiting for the answer'],
  ['body', 'while reading the answer'],
  ['backoff', 'while waiting to try again'],
  ['poll', 'while waiting for the task'],
  ['download', 'while downloading'],
  ['decode', 'while decoding'],
])('an end in the phase %s says: %s', (phase, words) => {
  const deadline = new Deadline({ duration: 5000, signal: AbortSignal.abort('why') });
  const error = interruption(
    { client: tinyClient(), operation: tinyGet },
    { deadline, phase, sent: 'yes', attempts: 1 },
  );
  expect(error).toMatchObject({ category: 'aborted', cause: 'why', phase, retryable: true, billable: 'no' });
  expect(error.message).toBe(`[tiny things.get] Aborted: the signal ended the call (${words}). Calling again is safe.`);
});

it('an end by the deadline says how long it was, and what a paid request may cost', async () => {
  const deadline = new Deadline({ duration: 1 });
  await new Promise((resolve) => deadline.listen(() => resolve(undefined)));
  const end = (sent: 'no' | 'maybe', cause?: unknown): Error =>
    interruption(
      { client: tinyClient(), operation: tinyCreate },
      { deadline, phase: 'headers', sent, attempts: 1, cause },
    );
  expect(end('maybe')).toMatchObject({
    name: 'TimeoutError',
    category: 'timeout',
    retryable: false,
    billable: 'maybe',
    message: expect.stringContaining(
      'Timeout: the deadline of 1 ms passed (while waiting for the answer). The request may',
    ),
    cause: { name: 'TimeoutError' },
  });
  expect(end('no', 'the last failure')).toMatchObject({ retryable: true, billable: 'no', cause: 'the last failure' });
});
