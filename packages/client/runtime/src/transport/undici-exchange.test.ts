/** What is said to undici, and what is made of what it says, over a dispatcher that does as it is told. */
import { getEventListeners } from 'node:events';
import { Socket } from 'node:net';
import type { Dispatcher } from 'undici';
import { afterEach, expect, it, vi } from 'vitest';
import { readText, transportRequest } from '../test-support/transport-request.ts';
import type { TransportRequest, TransportResponse } from './transport.ts';
import { UndiciExchange } from './undici-exchange.ts';
import { UndiciTransport } from './undici-transport.ts';

afterEach(() => void vi.useRealTimers());

/** Sends a request to a dispatcher that waits for the test; gives what undici would be given. */
function dispatched(changes: Partial<TransportRequest> = {}) {
  const seen: { options?: Dispatcher.DispatchOptions; handler?: Dispatcher.DispatchHandler } = {};
  const dispatch: Dispatcher['dispatch'] = (options, handler) => {
    Object.assign(seen, { options, handler });
    return true;
  };
  const answer = new UndiciTransport({ dispatch }).send(transportRequest('https://x.example', changes));
  answer.catch(() => {}); // asserted where it matters
  const { options, handler } = seen;
  if (options === undefined || handler === undefined) throw new Error('nothing was dispatched');
  const controller = { aborted: false, paused: false, reason: null, abort: vi.fn(), pause: vi.fn(), resume: vi.fn() };
  return { answer, options, handler, controller };
}

/** The same, with an answer whose header is here. */
async function answered(changes: Partial<TransportRequest> = {}) {
  const { answer, handler, controller } = dispatched(changes);
  handler.onRequestStart?.(controller, {});
  handler.onResponseStart?.(controller, 200, { a: 'b' });
  return { response: await answer, handler, controller };
}

async function* pieces(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('a');
}

it('gives undici the request as it is, without any time of its own', () => {
  const stream = pieces();
  const bytes = Buffer.from('abc');
  const { options } = dispatched({ url: new URL('https://x.example:8443/a/b?c=d'), body: 'text' });
  expect(options).toEqual({
    origin: 'https://x.example:8443',
    path: '/a/b?c=d',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'limner-tiny' },
    body: 'text',
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  expect(dispatched({ body: bytes }).options.body).toBe(bytes);
  expect(dispatched({ body: stream }).options.body).toBe(stream);
  const { body: _, ...bodiless } = transportRequest('https://x.example');
  expect(dispatched({ ...bodiless, body: undefined } as never).options.body).toBeNull(); // as a request without one
  const blob = dispatched({ body: new Blob(['abcd']) }).options;
  expect(blob.body).toBeInstanceOf(ReadableStream);
  expect(blob.headers).toMatchObject({ 'content-length': '4', 'user-agent': 'limner-tiny' });
});

/** How undici tells that the other side has closed. */
function closed(): Error {
  return Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
}

it('a request whose signal has been aborted before is not dispatched', async () => {
  const dispatch = vi.fn<Dispatcher['dispatch']>();
  const signal = AbortSignal.abort('enough');
  const sending = new UndiciTransport({ dispatch }).send(transportRequest('https://x.example', { signal }));
  await expect(sending).rejects.toBe('enough');
  expect(dispatch).not.toHaveBeenCalled();
});

it('a connection that is begun for a request that was given up is ended', async () => {
  const abort = new AbortController();
  const exchange = new UndiciExchange(transportRequest('https://x.example', { signal: abort.signal }));
  const socket = new Socket();
  const ended = new Promise((resolve) => socket.on('error', resolve));
  abort.abort('enough');
  exchange.connectBy(socket);
  await expect(exchange.answer).rejects.toBe('enough');
  expect(await ended).toMatchObject({ name: 'TransportFault', failure: 'closed', sent: 'no', message: 'aborted' });
});

it('a request that the dispatcher does not take was not sent', async () => {
  const cause = new TypeError('no such thing');
  const dispatch = vi.fn<Dispatcher['dispatch']>().mockThrow(cause);
  const sending = new UndiciTransport({ dispatch }).send(transportRequest('https://x.example'));
  await expect(sending).rejects.toMatchObject({ failure: 'unreachable', sent: 'no', phase: 'connect', cause });
});

it('a request that is begun at once, on a kept connection, has no time for connecting', async () => {
  const dispatch: Dispatcher['dispatch'] = (_, handler) => {
    handler.onRequestStart?.(controller, {});
    setTimeout(() => handler.onResponseError?.(controller, closed()), 40);
    return true;
  };
  const { controller } = dispatched();
  const timeouts = { connect: 10, headers: 0, body: 0 };
  const sending = new UndiciTransport({ dispatch }).send(transportRequest('https://x.example', { timeouts }));
  await expect(sending).rejects.toMatchObject({ failure: 'closed', sent: 'maybe', phase: 'headers' });
});

it('a request that fails while it is dispatched leaves no timer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { controller } = dispatched({ timeouts: { connect: 0, headers: 0, body: 0 } });
  const dispatch: Dispatcher['dispatch'] = (_, handler) => {
    handler.onResponseError?.(controller, closed());
    return true;
  };
  const sending = new UndiciTransport({ dispatch }).send(transportRequest('https://x.example'));
  await expect(sending).rejects.toMatchObject({ failure: 'closed', sent: 'no', phase: 'connect' });
  expect(vi.getTimerCount()).toBe(0);
});

it('a request that was given up while connecting is not written', async () => {
  const onSent = vi.fn();
  const abort = new AbortController();
  const { answer, handler, controller } = dispatched({ signal: abort.signal, onSent });
  abort.abort('enough');
  handler.onRequestStart?.(controller, {});
  await expect(answer).rejects.toBe('enough');
  expect(controller.abort).toHaveBeenCalledExactlyOnceWith(new Error('The request was given up'));
  expect(onSent).not.toHaveBeenCalled();
});

it('a request that undici begins a second time is ended before a byte of that is written', async () => {
  const onSent = vi.fn();
  const { answer, handler, controller } = dispatched({ onSent });
  const second = { ...controller, abort: vi.fn() };
  handler.onRequestStart?.(controller, {});
  handler.onRequestStart?.(second, {});
  await expect(answer).rejects.toMatchObject({
    failure: 'closed',
    sent: 'maybe',
    phase: 'headers',
    message: 'the connection was closed before the answer (it was about to be sent a second time)',
  });
  expect(second.abort).toHaveBeenCalled();
  expect(onSent).toHaveBeenCalledOnce();
});

it('interim answers are none', async () => {
  const { answer, handler, controller } = dispatched();
  handler.onRequestStart?.(controller, {});
  handler.onResponseStart?.(controller, 103, { link: 'x' });
  const settled = vi.fn();
  void answer.then(settled);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(settled).not.toHaveBeenCalled();
  handler.onResponseStart?.(controller, 200, { a: 'b' });
  const response = await answer;
  expect([response.status, response.headers.get('a'), response.headers.get('link')]).toEqual([200, 'b', null]);
});

it.each([
  ['read', (response: TransportResponse) => readText(response)],
  ['read in the cheaper way', (response: TransportResponse) => textOf(response)],
])('a connection is paused for a slow reader, and goes on when the body is %s', async (_, read) => {
  const { response, handler, controller } = await answered({ timeouts: { connect: 0, headers: 0, body: 30 } });
  handler.onResponseData?.(controller, Buffer.alloc(262_144, 'a'));
  expect(controller.pause).not.toHaveBeenCalled();
  handler.onResponseData?.(controller, Buffer.from('b'));
  expect(controller.pause).toHaveBeenCalledOnce();
  await new Promise((resolve) => setTimeout(resolve, 60)); // the reader is slow, not the provider
  controller.resume.mockImplementation(() => handler.onResponseEnd?.(controller, {}));
  expect(await read(response)).toHaveLength(262_145);
  expect(controller.resume).toHaveBeenCalledOnce();
});

it('the time between two pieces does not run for a connection that is paused while the reader is busy', async () => {
  const { response, handler, controller } = await answered({ timeouts: { connect: 0, headers: 0, body: 30 } });
  const reading = response.body[Symbol.asyncIterator]();
  const first = reading.next();
  handler.onResponseData?.(controller, Buffer.from('a'));
  expect((await first).value).toEqual(Buffer.from('a'));
  handler.onResponseData?.(controller, Buffer.alloc(300_000));
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect((await reading.next()).value).toHaveLength(300_000);
  expect(controller.resume).toHaveBeenCalledOnce();
  response.discard();
});

it.each([
  ['read', (response: TransportResponse) => readText(response)],
  ['read in the cheaper way', (response: TransportResponse) => textOf(response)],
])('a body that stalls while it is %s ends with the time it took', async (_, read) => {
  const { response, controller } = await answered({ timeouts: { connect: 0, headers: 0, body: 20 } });
  await expect(read(response)).rejects.toMatchObject({
    failure: 'body-timeout',
    sent: 'maybe',
    phase: 'body',
    message: 'the answer stalled (after 20 ms)',
  });
  expect(controller.abort).toHaveBeenCalledOnce();
});

it.each([
  ['read', (response: TransportResponse) => readText(response)],
  ['read in the cheaper way', (response: TransportResponse) => textOf(response)],
])('a body that stalls after a pause, while it is %s, ends with the time it took', async (_, read) => {
  const { response, handler, controller } = await answered({ timeouts: { connect: 0, headers: 0, body: 20 } });
  handler.onResponseData?.(controller, Buffer.alloc(300_000));
  await expect(read(response)).rejects.toMatchObject({ failure: 'body-timeout', phase: 'body' });
  expect(controller.resume).toHaveBeenCalledOnce();
});

it('the time for the header does not run on until the reader comes', async () => {
  const { response, handler, controller } = await answered({ timeouts: { connect: 0, headers: 20, body: 0 } });
  await new Promise((resolve) => setTimeout(resolve, 50));
  handler.onResponseEnd?.(controller, {});
  expect(await readText(response)).toBe('');
  expect(controller.abort).not.toHaveBeenCalled();
});

it('a close before the reader comes has cut the body', async () => {
  const { response, handler, controller } = await answered();
  handler.onResponseError?.(controller, closed());
  await expect(readText(response)).rejects.toMatchObject({ failure: 'malformed', sent: 'maybe', phase: 'body' });
});

it('an answer that was read leaves neither a timer nor a listener', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { signal } = new AbortController();
  const { response, handler, controller } = await answered({
    signal,
    timeouts: { connect: 0, headers: 0, body: 60_000 },
  });
  const reading = textOf(response);
  expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([1, 1]);
  handler.onResponseEnd?.(controller, {});
  expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
  await reading;
});

it.each([
  ['read', (response: TransportResponse) => readText(response)],
  ['read in the cheaper way', (response: TransportResponse) => textOf(response)],
])('an answer that is here before it is %s starts no timer', async (_, read) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { response, handler, controller } = await answered({ timeouts: { connect: 0, headers: 0, body: 60_000 } });
  handler.onResponseData?.(controller, Buffer.from('a'));
  handler.onResponseEnd?.(controller, {});
  expect(await read(response)).toBe('a');
  expect(vi.getTimerCount()).toBe(0);
});

it('a reader that throws ends the exchange with what it threw, and gets no more', async () => {
  const { response, handler, controller } = await answered();
  const reason = new Error('too much');
  const take = vi.fn<(chunk: Uint8Array) => void>(() => {
    throw reason;
  });
  const reading = response.readTo?.(take);
  handler.onResponseData?.(controller, Buffer.from('a'));
  handler.onResponseData?.(controller, Buffer.from('late'));
  await expect(reading).rejects.toBe(reason);
  expect(take).toHaveBeenCalledOnce();
  expect(controller.abort).toHaveBeenCalledExactlyOnceWith(reason);
});

it('a dispatcher that answers by itself need not begin a request', async () => {
  const { answer, handler, controller } = dispatched();
  handler.onResponseStart?.(controller, 200, {});
  handler.onResponseData?.(controller, Buffer.alloc(300_000, 'a'));
  const reading = readText(await answer);
  handler.onResponseEnd?.(controller, {});
  expect(await reading).toHaveLength(300_000);
});

it('a body that was given up gives the connection up, once', async () => {
  const { response, handler, controller } = await answered();
  for await (const _ of delivered(response, handler, controller)) break;
  expect(controller.abort).toHaveBeenCalledOnce();
  response.discard();
  const fault = {
    failure: 'closed',
    sent: 'maybe',
    phase: 'body',
    message: expect.stringContaining('(given up by the'),
  };
  expect(controller.abort).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(fault));
  handler.onResponseData?.(controller, Buffer.from('late'));
  await expect(readText(response)).rejects.toMatchObject(fault);
});

it('tells of its end by what the deadline gives instead of a listener on the signal, and leaves nothing there', async () => {
  const listeners = new Set<() => void>();
  const ending = {
    listen: (listener: () => void) => void listeners.add(listener),
    unlisten: (listener: () => void) => void listeners.delete(listener),
  };
  const abort = new AbortController();
  const { answer, handler, controller } = dispatched({ signal: abort.signal, ending });
  handler.onRequestStart?.(controller, {});
  expect(listeners.size).toBe(1);
  abort.abort('enough');
  for (const listener of listeners) listener();
  await expect(answer).rejects.toBe('enough');
  expect(listeners.size).toBe(0);
  const fault = { name: 'TransportFault', failure: 'closed', sent: 'maybe', message: 'aborted' };
  expect(controller.abort).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(fault));
});

it('hands undici the reason of an abort where that is an error', async () => {
  const abort = new AbortController();
  const { handler, controller } = dispatched({ signal: abort.signal });
  handler.onRequestStart?.(controller, {});
  const reason = new Error('enough');
  abort.abort(reason);
  expect(controller.abort).toHaveBeenCalledExactlyOnceWith(reason);
});

async function* delivered(
  response: TransportResponse,
  handler: Dispatcher.DispatchHandler,
  controller: Dispatcher.DispatchController,
): AsyncGenerator<Uint8Array> {
  handler.onResponseData?.(controller, Buffer.from('a'));
  yield* response.body;
}

async function textOf(response: TransportResponse): Promise<string> {
  let text = '';
  await response.readTo?.((chunk) => {
    text += Buffer.from(chunk).toString();
  });
  return text;
}
