import { describe, expect, it } from 'vitest';
import type { ClientOptions } from '../client/options.ts';
import { LimnerError } from '../errors/limner-error.ts';
import type { Operation } from '../operation.ts';
import { answeringTransport, type TestAnswer } from '../test-support/answering-transport.ts';
import { loopbackServer } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate, tinyGet } from '../test-support/tiny-client.ts';
import { tinyPng } from '../test-support/tiny-images.ts';
import type { Transport } from '../transport/transport.ts';
import { TransportFault } from '../transport/transport.ts';
import { call } from './call.ts';

interface Parts {
  readonly operation?: Operation;
  readonly input?: unknown;
  readonly client?: ClientOptions;
}

async function errorOf(
  transport: Transport,
  { operation = tinyCreate, input = {}, client }: Parts,
): Promise<LimnerError> {
  const calling: Promise<unknown> = call(tinyClient({ transport, retries: 0, ...client }), operation, input);
  const error = await calling.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!LimnerError.is(error)) throw new Error('it should have failed');
  return error;
}

const resultOf = (answer: TestAnswer, operation: Operation): Promise<unknown> =>
  call(tinyClient({ transport: answeringTransport(answer), responseChecks: 'strict' }), operation, {});

const safe: Operation = { ...tinyCreate, safe: true };
const drawing: Operation = { ...tinyCreate, images: [{ base64: '/image' }] };
const silent: Operation = { ...tinyCreate, accept: [] };

const paid =
  'The request was carried out as far as anyone can tell: check with the provider before sending it again, it may be paid twice.';

describe('an answer that is not what is due', () => {
  it.each<[string, TestAnswer, string]>([
    ['null', { body: 'null' }, 'null where an object is due'],
    ['nothing', { body: '' }, 'an empty body where JSON is due'],
    ['a page', { body: '<html>', headers: { 'content-type': 'text/html' } }, '6 bytes that are no JSON (text/html)'],
    ['text of no type', { body: 'abc', headers: { 'content-type': '' } }, '3 bytes that are no JSON (no content type)'],
    ['an image', { body: 'abc', headers: { 'content-type': 'image/x' } }, '3 bytes that are no JSON (image/x)'],
    [
      'a type without end',
      { body: 'abc', headers: { 'content-type': `a/${'b'.repeat(80)}` } },
      `3 bytes that are no JSON (a/${'b'.repeat(58)})`,
    ],
  ])('is named: %s', async (_, answer, what) => {
    const error = await errorOf(answeringTransport({ status: 201, ...answer }), {});
    expect(error.message).toBe(`[tiny things.create] 201 Protocol: the provider answered with ${what}. ${paid}`);
  });

  it('has all its facts, without the key', async () => {
    const headers = {
      'content-type': 'text/plain',
      'x-request-id': 'r-sk-tiny-secret-0000',
      'x-echo': 'sk-tiny-secret-0000',
    };
    const error = await errorOf(answeringTransport({ body: 'key sk-tiny-secret-0000', headers }), {});
    expect(error).toMatchObject({
      name: 'ProtocolError',
      category: 'protocol',
      provider: 'tiny',
      operation: 'things.create',
      status: 200,
      requestId: 'r-[key]',
      retryable: false,
      billable: 'maybe',
      sent: 'yes',
      attempts: 1,
      phase: 'decode',
      body: 'key [key]',
    });
    expect(error.headers?.get('x-echo')).toBe('[key]');
    expect(await errorOf(answeringTransport({ body: 'x' }), {})).not.toHaveProperty('requestId');
  });

  it('of a read costs nothing, and the read can be made again', async () => {
    const error = await errorOf(answeringTransport({ body: 'x' }), { operation: safe });
    expect(error).toMatchObject({ retryable: true, billable: 'no' });
    expect(error.message).toMatch(/\. Calling again is safe\.$/);
  });
});

describe('an answer that is due', () => {
  it.each<[string, TestAnswer, Operation, unknown]>([
    ['JSON at the first status of success', { status: 200, body: '{"a":1}' }, tinyCreate, { a: 1 }],
    ['JSON at the last one', { status: 299, body: '{"a":1}' }, tinyCreate, { a: 1 }],
    ['nothing, where nothing is documented', { status: 204, body: '' }, silent, undefined],
    ['null, where that is documented', { body: 'null' }, { ...tinyCreate, answers: ['json'] }, null],
  ])('is what the call comes to: %s', async (_, answer, operation, expected) => {
    expect(await resultOf(answer, operation)).toEqual(expected);
  });

  it.each<[string, Operation]>([
    ['a JSON object', drawing],
    ['a JSON object with a member of the operation itself', { ...drawing, fixed: { sync: true } }],
  ])('is an image, whole, where one is due for %s', async (_, operation) => {
    const answer = { body: tinyPng(), headers: { 'content-type': 'image/png' } };
    const result = await resultOf(answer, operation);
    expect(result).toMatchObject({ images: [{ mediaType: 'image/png', width: 3, height: 2 }] });
  });
});

it('a long text in base64 is no image where none is due: it stays a text, in however many pieces it came', async () => {
  const body = { id: 'a', text: Buffer.alloc(6000, 'text').toString('base64') };
  const text = JSON.stringify(body);
  const send: Transport['send'] = async () => ({
    status: 200,
    headers: new Headers({ 'content-type': 'application/json' }),
    body: (async function* () {
      for (const piece of [text.slice(0, 20), text.slice(20)]) yield Buffer.from(piece);
    })(),
    discard: () => {},
  });
  expect(await call(tinyClient({ transport: { send, close: async () => {} } }), tinyCreate, {})).toEqual(body);
});

describe('a failure by its status', () => {
  it.each([199, 300, 404])('%i is none of success', async (status) => {
    expect(await errorOf(answeringTransport({ status }), {})).toMatchObject({ name: 'ProviderError', status });
  });

  it.each<[string, TestAnswer, unknown]>([
    ['JSON', { body: '{"error":"why"}' }, { error: 'why' }],
    ['text', { body: 'why', headers: { 'content-type': 'text/plain' } }, 'why'],
    ['an image', { body: tinyPng(), headers: { 'content-type': 'image/png' } }, undefined],
    ['nothing', { body: '' }, undefined],
  ])('keeps its body, which is %s', async (_, answer, body) => {
    const error = await errorOf(answeringTransport({ status: 500, ...answer }), {});
    expect(error.body).toEqual(body);
    expect(error).toMatchObject({ sent: 'yes', attempts: 1, phase: 'request', operation: 'things.create' });
  });
});

it('a failure inside a success has the facts of both', async () => {
  const answer = { body: '{"code":0,"error":"why"}', headers: { 'x-request-id': 'r1' } };
  expect(await errorOf(answeringTransport(answer), {})).toMatchObject({
    name: 'ProviderError',
    message: expect.stringContaining('200 Provider: why.'),
    status: 200,
    code: 0,
    requestId: 'r1',
    sent: 'yes',
    attempts: 1,
    phase: 'request',
    body: { code: 0, error: 'why' },
  });
});

describe('an attempt that brought no answer', () => {
  const failing = (cause: unknown): Transport => ({ send: () => Promise.reject(cause), close: async () => {} });
  const refused = new TransportFault({ failure: 'refused', sent: 'no', phase: 'connect', message: 'it was refused' });

  it('says where it was going, what happened, and how far it came', async () => {
    // What a transport of the caller's own does is held to have been sent.
    expect(await errorOf(failing(refused), {})).toMatchObject({
      name: 'ConnectionError',
      message: expect.stringContaining('Connection: api.tiny.example: it was refused.'),
      sent: 'no',
      billable: 'no',
      phase: 'connect',
      attempts: 1,
      cause: { message: 'it was refused' },
    });
  });

  it('has the cause that the fault has, else the fault itself', async () => {
    const within = new TransportFault({
      failure: 'reset',
      sent: 'maybe',
      message: 'reset',
      cause: new Error('deeper'),
    });
    expect((await errorOf(failing(within), {})).cause).toMatchObject({ message: 'deeper' });
    expect((await errorOf(failing('what is no error'), {})).cause).toBe('what is no error');
  });

  const broken = (pieces: readonly string[]): Transport => ({
    send: async () => ({
      status: 200,
      headers: new Headers({ 'content-type': 'application/json' }),
      body: (async function* () {
        for (const piece of pieces) yield Buffer.from(piece);
        throw new Error('broken off');
      })(),
      discard: () => {},
    }),
    close: async () => {},
  });

  it('in the middle of its answer was surely sent', async () => {
    expect(await errorOf(broken(['{"a"']), {})).toMatchObject({ sent: 'yes', phase: 'body', billable: 'maybe' });
  });

  it('before its answer may have been sent', async () => {
    expect(await errorOf(failing(new Error('broken off')), {})).toMatchObject({ sent: 'maybe', phase: 'headers' });
  });
});

it('the end of the deadline tells a call that is not connected yet from one that waits for its answer', async () => {
  // A server that keeps silent when it is greeted: no secure connection ever stands.
  await using server = await loopbackServer(() => {});
  const client = tinyClient({ baseUrl: server.origin.replace('http:', 'https:') });
  await expect(call(client, tinyCreate, {}, { deadline: 200 })).rejects.toMatchObject({
    name: 'TimeoutError',
    message: expect.stringContaining('(while connecting)'),
    phase: 'connect',
    sent: 'no',
    billable: 'no',
  });
  await client.close();
});

it('an abort tells a call that waits for its turn from one that waits for its answer', async () => {
  const controller = new AbortController();
  const send = (): Promise<never> => {
    // Whoever waits for a turn does so by then.
    setTimeout(() => controller.abort(new Error('enough')), 20);
    return new Promise(() => {});
  };
  const client = tinyClient({ transport: { send, close: async () => {} }, concurrency: 1, apiKey: 'sk-queue-0000' });
  const read = (thing_id: string): Promise<unknown> =>
    call(client, tinyGet, { thing_id }, { signal: controller.signal });
  expect(await Promise.allSettled([read('a'), read('b')])).toMatchObject([
    { reason: { name: 'AbortedError', phase: 'headers', sent: 'maybe', attempts: 1 } },
    { reason: { name: 'AbortedError', phase: 'queue', sent: 'no', attempts: 1 } },
  ]);
});
