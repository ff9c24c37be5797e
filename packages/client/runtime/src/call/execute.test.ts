import { getEventListeners } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import type { Hook } from '../client/hook.ts';
import type { CallOptions, ClientOptions } from '../client/options.ts';
import { Deadline } from '../deadline/deadline.ts';
import type { Operation } from '../operation.ts';
import { answeringTransport } from '../test-support/answering-transport.ts';
import { tinyClient, tinyCreate, tinyGet } from '../test-support/tiny-client.ts';
import { tinyPng } from '../test-support/tiny-images.ts';
import { call } from './call.ts';
import { type Executed, execute } from './execute.ts';

const dispose = vi.spyOn(Deadline.prototype, 'dispose');
afterEach(() => dispose.mockClear());

const through: Hook = (_, next) => next();
const picture = { body: tinyPng(), headers: { 'content-type': 'image/png' } };
const drawing: Operation = { ...tinyCreate, images: [{ base64: '/image' }] };

function run(parts: Partial<Parameters<typeof execute>[0]>, client: ClientOptions = {}): Promise<Executed> {
  const transport = answeringTransport({ body: '{"id":"a"}' });
  return execute({ client: tinyClient({ transport, ...client }), operation: tinyCreate, input: {}, ...parts });
}

it.each<[string, CallOptions, ClientOptions]>([
  ['works', {}, {}],
  ['fails', {}, { transport: answeringTransport({ status: 500 }) }],
  ['works within hooks', { hooks: [through, through] }, {}],
  ['fails within hooks', { hooks: [through] }, { transport: answeringTransport({ status: 500 }) }],
  ['is answered by its hook', { hooks: [async () => ({ result: 1 }) as never] }, {}],
])('a call that %s lets go of its deadline once, and of the signal', async (_, options, client) => {
  const { signal } = new AbortController();
  await run({ options: { ...options, signal } }, client).catch(() => {});
  expect(dispose).toHaveBeenCalledOnce();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it.each<[string, CallOptions]>([
  ['alone', {}],
  ['within hooks', { hooks: [through] }],
])('a call that is part of something larger leaves its deadline be: %s', async (_, options) => {
  const deadline = new Deadline({ duration: 60_000, signal: undefined });
  // What a task heeds and a call does not was checked with the task.
  await run({ deadline, options: { ...options, onProgress: () => {} } as CallOptions });
  expect(dispose).not.toHaveBeenCalled();
  deadline.dispose();
});

it('a deadline is kept while a call goes on that its hook has given up', async () => {
  const sent = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<never>();
  const transport = {
    send: () => {
      sent.resolve();
      return answer.promise;
    },
    close: async () => {},
  };
  let inner: Promise<unknown> | undefined;
  const impatient: Hook = async (_, next) => {
    inner = next();
    await sent.promise;
    throw new Error('gave up');
  };
  await expect(run({ options: { hooks: [impatient] } }, { transport })).rejects.toThrow('gave up');
  expect(dispose).not.toHaveBeenCalled();
  answer.reject(new Error('late'));
  await expect(inner).rejects.toMatchObject({ name: 'ConnectionError' });
  expect(dispose).toHaveBeenCalledOnce();
});

it('a hook sees whose call it is, what is asked, and when it ends', async () => {
  const hook = vi.fn(through);
  await run({ input: { a: 1 }, options: { hooks: [hook] } });
  const seen = { provider: 'tiny', operation: 'things.create', input: { a: 1 }, signal: expect.any(AbortSignal) };
  expect(hook).toHaveBeenCalledExactlyOnceWith(seen, expect.any(Function));
});

it('gives the same within hooks and without: the result, the JSON and the facts', async () => {
  for (const options of [{}, { hooks: [through] }]) {
    const { data, body, response } = await run({ options });
    expect({ data, body, response }).toMatchObject({ data: { id: 'a' }, body: { id: 'a' }, response: { attempts: 1 } });
  }
});

it('an image that came as such has no JSON; a hook may answer with what is no image', async () => {
  const transport = answeringTransport(picture);
  for (const options of [{}, { hooks: [through] }]) {
    const { data, body } = await run({ operation: drawing, options }, { transport });
    expect(data).toMatchObject({ images: [{ mediaType: 'image/png' }] });
    expect(body).toBeUndefined();
  }
  const response = { status: 200, headers: new Headers(), attempts: 0 };
  for (const [result, body] of [
    [{ images: [], body: { a: 1 } }, { a: 1 }],
    [{ images: [] }, undefined],
    [null, undefined],
    ['x', undefined],
  ])
    expect(await run({ operation: drawing, options: { hooks: [async () => ({ result, response })] } })).toEqual({
      data: result,
      body,
      response,
    });
});

it('a call that is aborted before it is sent says so', async () => {
  const transport = answeringTransport();
  const signal = AbortSignal.abort(new Error('before'));
  await expect(run({ options: { signal } }, { transport })).rejects.toMatchObject({
    name: 'AbortedError',
    phase: 'request',
    sent: 'no',
    attempts: 0,
  });
  expect(transport.requests).toEqual([]);
});

it('a wrong option is told of with the operation, and so is what cannot be loaded', async () => {
  const options = { retrys: 1 } as object; // as callers without types may
  await expect(run({ options })).rejects.toThrow("[tiny things.create] Unknown option 'retrys'");
  const operation = { ...tinyCreate, validators: () => Promise.reject(new TypeError('offline')) };
  await expect(run({ operation })).rejects.toMatchObject({
    name: 'ConnectionError',
    provider: 'tiny',
    operation: 'things.create',
    cause: new TypeError('offline'),
  });
});

it('sends what its options say of this call alone', async () => {
  const transport = answeringTransport();
  const client = tinyClient({ transport });
  await call(client, tinyGet, { thing_id: 'a' }, { timeouts: { body: 7 }, headers: { 'x-mine': 'b' } });
  await call(client, tinyGet, { thing_id: 'a' });
  expect(transport.requests.map(({ timeouts, headers }) => [timeouts.body, headers['x-mine']])).toEqual([
    [7, 'b'],
    [60_000, undefined],
  ]);
});
