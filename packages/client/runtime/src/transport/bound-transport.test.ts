import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { call } from '../call/call.ts';
import { tinyClient, tinyCreate } from '../test-support/tiny-client.ts';
import { readText, transportRequest } from '../test-support/transport-request.ts';
import { boundTransport } from './bound-transport.ts';
import type { Transport, TransportRequest, TransportResponse } from './transport.ts';

const headers = new Headers({ 'content-type': 'application/json' });

/** A transport that hears of no signal. */
function deaf(send: (request: TransportRequest) => Promise<TransportResponse>): Transport {
  return { send, close: async () => {} };
}

function never<T>(): Promise<T> {
  return new Promise(() => {});
}

function answer(body: AsyncIterable<Uint8Array>, discard = vi.fn()): TransportResponse {
  return { status: 200, headers, body, discard };
}

describe('a transport that does not heed its signal', () => {
  it('does not outlast the deadline before its answer', async () => {
    const client = tinyClient({ transport: deaf(() => never()), deadline: 40 });
    await expect(call(client, tinyCreate, {})).rejects.toMatchObject({ name: 'TimeoutError', billable: 'maybe' });
  });

  it('does not outlast the deadline in the body, and is told that nobody reads on', async () => {
    const discard = vi.fn();
    const body = (async function* () {
      yield Buffer.from('{"id":');
      await never();
    })();
    const client = tinyClient({ transport: deaf(async () => answer(body, discard)), deadline: 40 });
    await expect(call(client, tinyCreate, {})).rejects.toMatchObject({
      name: 'TimeoutError',
      phase: 'body',
      sent: 'yes',
    });
    expect(discard).toHaveBeenCalled();
  });

  it('has an answer that comes too late discarded', async () => {
    const discard = vi.fn();
    const { promise, resolve } = Promise.withResolvers<TransportResponse>();
    const client = tinyClient({ transport: deaf(() => promise) });
    const controller = new AbortController();
    const calling = call(client, tinyCreate, {}, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 20);
    const error: unknown = await calling.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'AbortedError', sent: 'maybe', cause: { message: 'enough' } });
    resolve(answer((async function* () {})(), discard));
    await vi.waitFor(() => expect(discard).toHaveBeenCalledOnce());
  });
});

it('may change the URL that it is given, which is that of no other request', async () => {
  const paths: string[] = [];
  const transport = deaf(async ({ url }) => {
    paths.push(url.pathname);
    url.pathname = '/elsewhere';
    return answer(
      (async function* () {
        yield Buffer.from('{"id":"a"}');
      })(),
    );
  });
  const client = tinyClient({ transport });
  await call(client, tinyCreate, {});
  await call(client, tinyCreate, {});
  expect(paths).toEqual(['/v1/things', '/v1/things']);
});

it('is closed when it is closed, and what it says of decoding is handed on', async () => {
  const close = vi.fn(async () => {});
  const body = (async function* (): AsyncGenerator<Uint8Array> {})();
  const request = transportRequest('https://x.example');
  const given = boundTransport({ send: async () => answer(body), close });
  expect(await given.send(request)).not.toHaveProperty('decoded');
  const decoding = boundTransport({ send: async () => ({ ...answer(body), decoded: true }), close });
  expect(await decoding.send(request)).toHaveProperty('decoded', true);
  await given.close();
  expect(close).toHaveBeenCalledOnce();
});

it('leaves no listener on the signal of an exchange that has ended', async () => {
  let signal: AbortSignal | undefined;
  const body = (async function* () {
    yield Buffer.from('{"id":"a"}');
  })();
  const transport = deaf(async (request) => {
    signal = request.signal;
    return answer(body);
  });
  await call(tinyClient({ transport }), tinyCreate, {});
  expect(signal && getEventListeners(signal, 'abort')).toEqual([]);
});

it.each<[string, () => Promise<TransportResponse>]>([
  ['fails', () => Promise.reject(new Error('no line'))],
  [
    'throws outright',
    () => {
      throw new Error('no line');
    },
  ],
])('one that %s leaves no listener on the signal', async (_, send) => {
  const { signal } = new AbortController();
  const sending = boundTransport(deaf(send)).send(transportRequest('https://x.example', { signal }));
  await expect(sending).rejects.toThrow('no line');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('is not waited for where the signal was aborted before', async () => {
  const signal = AbortSignal.abort('enough');
  const sending = boundTransport(deaf(() => never())).send(transportRequest('https://x.example', { signal }));
  await expect(sending).rejects.toBe('enough');
});

it('an abort between the answer and its reading is told to the reader', async () => {
  const controller = new AbortController();
  const given = boundTransport(deaf(async () => answer({ [Symbol.asyncIterator]: () => ({ next: () => never() }) })));
  const response = await given.send(transportRequest('https://x.example', { signal: controller.signal }));
  controller.abort('enough');
  await new Promise((resolve) => setTimeout(resolve, 5)); // nobody waits just then, which is no unhandled rejection
  await expect(readText(response)).rejects.toBe('enough');
});
