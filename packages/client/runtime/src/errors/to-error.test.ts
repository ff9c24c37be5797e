import { expect, it } from 'vitest';
import { resolveClient } from '../client/resolve-client.ts';
import type { ProviderContract } from '../operation.ts';
import { tinyClient, tinyContract, tinyCreate, tinyGet, tinyProvider } from '../test-support/tiny-client.ts';
import { notLoaded } from './not-loaded.ts';
import { type FailureFacts, toError } from './to-error.ts';

const answered = { sent: 'yes', attempts: 1, phase: 'headers' } as const;
const place = { client: tinyClient(), operation: tinyCreate };

function withMeta(meta: ProviderContract['meta']): typeof place {
  const contract = { envelope: { message: ['/error'], code: ['/code'] }, errors: tinyContract, meta };
  return {
    client: resolveClient({ ...tinyProvider, contract }, { apiKey: 'sk-tiny-secret-0000' }),
    operation: tinyCreate,
  };
}

it('says status, class, the words of the provider and what to do next', () => {
  const failure: FailureFacts = { ...answered, status: 429, body: { error: 'slow down', code: 1 } };
  const error = toError(place, {
    ...failure,
    taskId: 't',
    headers: new Headers({ 'retry-after': '3', 'x-request-id': 'r' }),
  });
  expect(error).toMatchObject({
    name: 'RateLimitError',
    message: '[tiny things.create] 429 RateLimit: slow down. Call again in 3 s.',
    ...{ category: 'rate_limit', code: 1, status: 429, requestId: 'r', taskId: 't', retryable: true, billable: 'no' },
    ...{ sent: 'yes', attempts: 1, phase: 'headers', retryAfter: 3000, operation: 'things.create', provider: 'tiny' },
  });
});

it.each([
  ['why.', 'why. '],
  ['why!', 'why! '],
  ['why?', 'why? '],
  ['why…', 'why… '],
  ['why. no', 'why. no. '],
])('ends %j as a sentence', (text, sentence) => {
  expect(toError(place, { ...answered, status: 500, body: { error: text } }).message).toContain(
    `Provider: ${sentence}`,
  );
});

it('has words of its own where the provider has none', () => {
  expect(toError(place, { ...answered, status: 500 }).message).toContain('500 Provider: no reason given. ');
  expect(toError(place, { ...answered, transport: 'reset', text: 'it broke' }).message).toBe(
    '[tiny things.create] Connection: it broke. The request may have been carried out: check with the provider before ' +
      'sending it again, it may be paid twice.',
  );
});

it('takes the key out of all that it repeats', () => {
  const key = 'sk-tiny-secret-0000';
  const facts = {
    ...answered,
    status: 500,
    body: { code: key, error: key },
    headers: new Headers({ 'x-request-id': key }),
  };
  const error = toError(place, facts);
  expect(error).toMatchObject({ code: '[key]', requestId: '[key]', body: { code: '[key]', error: '[key]' } });
  expect([error.message.includes(key), error.headers?.get('x-request-id')]).toEqual([false, '[key]']);
  expect(toError(place, { ...answered, transport: 'reset', text: key }).message).toContain('Connection: [key].');
});

it('what was not sent costs nothing, and what may cost twice is not to be repeated', () => {
  const lost = { attempts: 1, phase: 'headers', transport: 'reset' } as const;
  expect(toError(place, { ...lost, sent: 'no' })).toMatchObject({ billable: 'no', retryable: true });
  expect(toError(place, { ...lost, sent: 'maybe' })).toMatchObject({ billable: 'maybe', retryable: false });
  expect(toError({ ...place, operation: tinyGet }, { ...lost, sent: 'maybe' })).toMatchObject({ retryable: true });
});

it('is careful with a failure that no row of the contract is for', () => {
  const contract = { envelope: { message: [], code: [] }, errors: [], meta: {} };
  const client = resolveClient({ ...tinyProvider, contract }, {});
  expect(toError({ client, operation: tinyCreate }, { ...answered, status: 418, text: 'a teapot' })).toMatchObject({
    name: 'ProviderError',
    ...{ category: 'provider', retryable: false, billable: 'maybe' },
    message: expect.stringContaining('418 Provider: a teapot. The request may have been carried out'),
  });
  expect(toError({ client, operation: tinyGet }, { ...answered, status: 418 })).toMatchObject({ retryable: true });
});

it('names where the key is set that was refused, and no id where there is none', () => {
  const refused = {
    id: 'key',
    when: {},
    then: { class: 'Authentication', category: 'auth', retry: 'never', billable: 'no' },
  } as const;
  const contract = { envelope: { message: [], code: [] }, errors: [refused], meta: {} };
  const client = resolveClient({ ...tinyProvider, contract }, {});
  const error = toError({ client, operation: tinyGet }, { ...answered, status: 401, text: 'no.' });
  expect(error.message).toBe(
    '[tiny things.get] 401 Authentication: no. Check the key in TINY_TEST_API_KEY or { apiKey }.',
  );
  expect(error).not.toHaveProperty('requestId');
});

it('tells when requests are taken again: as the provider says, or after the wait that it asks for', () => {
  const facts = { ...answered, status: 429, headers: new Headers({ 'x-reset': '1767225600', 'retry-after': '60' }) };
  expect(toError(withMeta({ rateLimitResetAt: [{ header: 'x-reset' }] }), facts)).toMatchObject({
    resetAt: new Date(1_767_225_600_000),
  });
  const { resetAt } = toError(withMeta({}), facts) as { resetAt?: Date }; // a rate limit's
  expect(Math.abs((resetAt?.getTime() ?? 0) - Date.now() - 60_000)).toBeLessThan(5000);
  expect(toError(withMeta({}), { ...answered, status: 429 })).not.toHaveProperty('resetAt');
});

it('tells what could not be loaded, by its reason, and that nothing is lost', () => {
  const cause = new TypeError('offline');
  const error = notLoaded({ provider: 'tiny', operation: 'things.get' }, cause);
  const message = 'A part of the client could not be loaded: offline. Nothing was sent: calling again is safe.';
  expect(error).toMatchObject({ message: `[tiny things.get] ${message}`, cause, retryable: true, sent: 'no' });
  expect(error).toMatchObject({ name: 'ConnectionError', category: 'connection', phase: 'configuration' });
  expect(notLoaded({ provider: 'tiny' }, 'a text').message).toContain('could not be loaded: a text.');
});
