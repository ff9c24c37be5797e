import { expect, it } from 'vitest';
import { resolveClient } from '../client/resolve-client.ts';
import { tinyClient, tinyProvider } from '../test-support/tiny-client.ts';
import { readResponseInfo } from './read-response-info.ts';

const client = resolveClient(
  {
    ...tinyProvider,
    contract: {
      ...tinyClient().contract,
      meta: {
        requestId: [{ header: 'x-id' }, { body: '/id' }],
        costUsd: [{ body: '/usd' }],
        costCredits: [{ body: '/credits' }],
        remainingCredits: [{ header: 'x-left' }],
        rateLimitRemaining: [{ header: 'x-rate' }],
        rateLimitResetAt: [{ header: 'x-reset' }],
        generationSeconds: [{ body: '/seconds' }],
        seed: [{ body: '/seed' }],
      },
    },
  },
  { apiKey: 'sk-tiny-secret-0000' },
);

function read(headers: Record<string, string>, body: unknown): object {
  const answer = { status: 200, headers: new Headers(headers), body, attempts: 2, clientRequestId: 'me-1' };
  const { headers: _, ...facts } = readResponseInfo(client, answer);
  return facts;
}

it('tells all that the provider states', () => {
  const headers = { 'x-id': 'r1', 'x-left': '9.5', 'x-rate': '3', 'x-reset': '2030-01-01T00:00:00Z' };
  expect(read(headers, { usd: 0.02, credits: 4, seconds: 1.5, seed: 7 })).toEqual({
    status: 200,
    requestId: 'r1',
    clientRequestId: 'me-1',
    cost: { usd: 0.02, credits: 4 },
    remainingCredits: 9.5,
    rateLimit: { remaining: 3, resetAt: new Date('2030-01-01T00:00:00Z') },
    generationSeconds: 1.5,
    seed: 7,
    attempts: 2,
  });
});

const bare = { status: 200, clientRequestId: 'me-1', attempts: 2 };

it.each<[string, Record<string, string>, unknown, object]>([
  ['nothing', {}, {}, bare],
  [
    'a group of which one member is there',
    { 'x-rate': '3' },
    { credits: 0 },
    { ...bare, cost: { credits: 0 }, rateLimit: { remaining: 3 } },
  ],
  ['what makes no sense', { 'x-left': 'many', 'x-reset': 'soon' }, { usd: '' }, bare],
  ['an id that is a number', {}, { id: 5 }, { ...bare, requestId: '5' }],
  ['an id that repeats the key', { 'x-id': 'a-sk-tiny-secret-0000' }, {}, { ...bare, requestId: 'a-[key]' }],
])('has no member for what is not told: %s', (_, headers, body, expected) => {
  const facts = read(headers, body);
  expect(facts).toEqual(expected);
  expect(Object.keys(facts)).not.toContain('seed');
});

it('hands the header on without the key', () => {
  const headers = new Headers({ 'x-echo': 'sk-tiny-secret-0000', 'x-other': 'a' });
  const answer = { status: 200, headers, body: {}, attempts: 1, clientRequestId: undefined };
  const facts = readResponseInfo(client, answer);
  expect([...facts.headers]).toEqual([
    ['x-echo', '[key]'],
    ['x-other', 'a'],
  ]);
  expect(facts).not.toHaveProperty('clientRequestId');
});
