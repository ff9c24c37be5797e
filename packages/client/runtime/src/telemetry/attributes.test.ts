import { expect, it } from 'vitest';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { LimnerError } from '../errors/limner-error.ts';
import { tinyClient, tinyCreate, tinyGet } from '../test-support/tiny-client.ts';
import { TransportFault } from '../transport/transport.ts';
import { failureAttributes, outcomeAttributes } from './end-attributes.ts';
import type { Observed } from './observe.ts';
import { startAttributes } from './start-attributes.ts';

const client = tinyClient({ baseUrl: 'https://api.tiny.example:8443/v1' });
const outcome = (): object => ({});

const server = { 'server.address': 'api.tiny.example', 'server.port': 8443 };
const generation = {
  'gen_ai.operation.name': 'generate_content',
  'gen_ai.provider.name': 'tiny',
  'gen_ai.output.type': 'image',
};
const place = { 'limner.provider': 'tiny', 'limner.operation': 'things.create' };
const drawing = { ...tinyCreate, images: [] };

function call(input: unknown): Observed<unknown> {
  return { kind: 'call', operation: drawing, input, part: false, outcome };
}

function request(url: string, parts: object = {}): Observed<unknown> {
  const sent = { method: 'POST', url: new URL(url) };
  return { kind: 'request', operation: 'things.create', request: sent, template: '/a', attempt: 1, outcome, ...parts };
}

it('a call that makes no image says whose it is and where', () => {
  const what = { kind: 'call', operation: tinyGet, input: { model: 'm' }, part: false, outcome } as const;
  expect(startAttributes(client, what)).toEqual({ ...place, 'limner.operation': 'things.get', ...server });
});

it.each<[unknown, object]>([
  [
    { model: 'm', seed: 0, prompt: 'a fox' },
    { 'gen_ai.request.model': 'm', 'gen_ai.request.seed': 0 },
  ],
  [
    { model: 'm'.repeat(100), seed: -1 },
    { 'gen_ai.request.model': 'm'.repeat(100), 'gen_ai.request.seed': -1 },
  ],
  [{ model: 'm'.repeat(101), seed: 0.5 }, {}],
  [{ model: 5, seed: '5' }, {}],
  [{ model: { length: 1 }, seed: 2 ** 53 }, {}],
  [undefined, {}],
])('of the input %j it tells model and seed, where they are such', (input, told) => {
  expect(startAttributes(client, call(input))).toEqual({ ...place, ...server, ...generation, ...told });
  const task = { kind: 'task', name: 'thing', operation: tinyCreate, input, outcome } as const;
  expect(startAttributes(client, task)).toEqual({
    ...place,
    ...server,
    ...generation,
    ...told,
    'limner.task': 'thing',
  });
});

it.each<[string, object, object]>([
  [
    'https://x.example/a?signed',
    {},
    { 'server.address': 'x.example', 'server.port': 443, 'url.scheme': 'https', 'url.template': '/a' },
  ],
  ['http://x.example/a', { attempt: 3 }, { 'server.port': 80, 'url.scheme': 'http', 'http.request.resend_count': 2 }],
  ['https://x.example:8443/a', { attempt: 2 }, { 'server.port': 8443, 'http.request.resend_count': 1 }],
])('a request to %s %j', (url, parts, told) => {
  expect(startAttributes(client, request(url, parts))).toMatchObject({
    ...place,
    'http.request.method': 'POST',
    ...told,
  });
});

it('a request says nothing of what it has not', () => {
  expect(startAttributes(client, request('https://x.example/', { template: undefined }))).toStrictEqual({
    ...place,
    'http.request.method': 'POST',
    'server.address': 'x.example',
    'server.port': 443,
    'url.scheme': 'https',
  });
});

it('what a call came to has all that is known of its answer, and no more', () => {
  const headers = new Headers();
  const response = {
    status: 200,
    headers,
    requestId: 'r1',
    clientRequestId: 'me-1',
    attempts: 2,
    cost: { usd: 0.1, credits: 3 },
    remainingCredits: 4,
    rateLimit: { remaining: 5 },
    generationSeconds: 6,
  };
  expect(outcomeAttributes(client, { response, taskId: 't-1' })).toStrictEqual({
    'http.response.status_code': 200,
    'limner.request_id': 'r1',
    'limner.client_request_id': 'me-1',
    'limner.attempts': 2,
    'limner.cost.usd': 0.1,
    'limner.cost.credits': 3,
    'limner.remaining_credits': 4,
    'limner.rate_limit.remaining': 5,
    'limner.generation_seconds': 6,
    'limner.task_id': 't-1',
  });
  expect(outcomeAttributes(client, { response: { status: 200, headers, attempts: 1 } })).toStrictEqual({
    'http.response.status_code': 200,
    'limner.attempts': 1,
  });
  expect(outcomeAttributes(client, {})).toEqual({});
});

it.each<[number, Record<string, string>, object]>([
  [399, {}, {}],
  [400, {}, { 'error.type': '400' }],
  [200, { 'x-request-id': 'r-sk-tiny-secret-0000' }, { 'limner.request_id': 'r-[key]' }],
])('an answer of %i with %j', (status, headers, told) => {
  const answer = { status, headers: new Headers(headers) };
  expect(outcomeAttributes(client, { answer })).toEqual({ 'http.response.status_code': status, ...told });
});

it('an error has its facts, without its text', () => {
  const error = new LimnerError({
    message: 'a fox',
    category: 'provider',
    provider: 'tiny',
    code: 'E:4.2-x',
    status: 500,
    requestId: 'r1',
    taskId: 't-1',
    retryable: true,
    billable: 'maybe',
    sent: 'yes',
    attempts: 2,
    phase: 'request',
  });
  expect(failureAttributes(error)).toEqual({
    'error.type': error.name,
    'http.response.status_code': 500,
    'limner.request_id': 'r1',
    'limner.task_id': 't-1',
    'limner.attempts': 2,
    'limner.error.category': 'provider',
    'limner.error.code': 'E:4.2-x',
    'limner.error.phase': 'request',
    'limner.retryable': true,
    'limner.billable': 'maybe',
    'limner.sent': 'yes',
  });
});

it.each<[string | number | undefined, string | undefined]>([
  [0, '0'],
  ['c'.repeat(64), 'c'.repeat(64)],
  ['c'.repeat(65), undefined],
  ['a fox', undefined],
  ['fox!', undefined],
  ['!fox', undefined],
  ['', undefined],
  [undefined, undefined],
])('the code %j is told as %j', (code, told) => {
  const error = new ConfigurationError({ message: '', category: 'provider', provider: 'tiny', phase: 'request', code });
  expect(failureAttributes(error)['limner.error.code']).toBe(told);
});

it.each<[unknown, object]>([
  [
    new TransportFault({ failure: 'reset', sent: 'maybe', message: '' }),
    { 'error.type': 'reset', 'limner.sent': 'maybe' },
  ],
  [new TypeError('a fox'), { 'error.type': 'TypeError' }],
  ['a fox', { 'error.type': '_OTHER' }],
])('of %o nothing is told but its kind', (error, told) => {
  expect(failureAttributes(error)).toEqual(told);
});
