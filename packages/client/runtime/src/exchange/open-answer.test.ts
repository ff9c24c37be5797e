import { getEventListeners } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import type { ClientOptions } from '../client/options.ts';
import { tinyClient } from '../test-support/tiny-client.ts';
import type { TransportRequest, TransportResponse } from '../transport/transport.ts';
import { exchangeInTime } from './exchange-in-time.ts';
import { type ExchangePart, exchangeInTurn } from './exchange-in-turn.ts';
import type { HttpRequest } from './http.ts';

const timeouts = { connect: 0, headers: 0, body: 0, attempt: 0 };
const part: ExchangePart = {
  operation: 'things.get',
  attempt: 1,
  signal: new AbortController().signal,
  timeouts,
  maxBytes: 10,
};
const staysOpen = (): boolean => true;
const limited = { ...timeouts, attempt: 40 };

afterEach(() => {
  vi.restoreAllMocks();
});

/** A client whose transport gives this answer, and a request to its API. */
function serving(answer: Partial<TransportResponse> = {}, options: ClientOptions = {}) {
  const discard = vi.fn();
  const send = vi.fn(async (_: TransportRequest) => ({
    status: 200,
    headers: new Headers(),
    body: pieces('a', 'b'),
    discard,
    ...answer,
  }));
  // Turns are shared by all clients of a key, and a test must not wait for another.
  const apiKey = `sk-tiny-${crypto.randomUUID()}`;
  const client = tinyClient({ transport: { send, close: async () => {} }, apiKey, ...options });
  const request: HttpRequest = { method: 'GET', url: new URL('/x', client.baseUrl), headers: {} };
  return { client, request, discard, send };
}

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const text of texts) yield Buffer.from(text);
}

async function textOf(open: TransportResponse | undefined): Promise<string> {
  let text = '';
  for await (const piece of open?.body ?? []) text += Buffer.from(piece).toString();
  return text;
}

it.each([
  ['within the time of an attempt', limited, {}],
  ['in its turn', timeouts, { concurrency: 1 }],
])('an answer that is left open %s is the answer, decoded where it was', async (_, times, options) => {
  const { client, request, discard } = serving({ decoded: true, headers: new Headers({ a: 'b' }) }, options);
  const { open, status } = await exchangeInTurn(client, request, { ...part, timeouts: times, staysOpen });
  expect(open).toMatchObject({ status: 200, decoded: true });
  expect([status, open?.headers.get('a'), await textOf(open)]).toEqual([200, 'b', 'ab']);
  expect(discard).not.toHaveBeenCalled();
  open?.discard();
  expect(discard).toHaveBeenCalledOnce();
  const plain = serving({}, options);
  const other = await exchangeInTurn(plain.client, plain.request, { ...part, timeouts: times, staysOpen });
  expect(other.open).not.toHaveProperty('decoded');
});

it('the time of an attempt runs on while its answer is read, and ends with the phase it caught', async () => {
  const body = (async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a');
    await new Promise(() => {});
  })();
  const { client, request } = serving({ body });
  const { open } = await exchangeInTime(client, request, { ...part, timeouts: limited, staysOpen });
  await expect(textOf(open)).rejects.toMatchObject({ failure: 'body-timeout', phase: 'body', sent: 'maybe' });
});

it('what an open answer fails with within its time is told as it is, and discarding it ends its time', async () => {
  const lost = new Error('lost');
  const body = (async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a');
    throw lost;
  })();
  const { signal } = new AbortController();
  const { client, request } = serving({ body });
  const { open } = await exchangeInTime(client, request, { ...part, signal, timeouts: limited, staysOpen });
  await expect(textOf(open)).rejects.toBe(lost);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  open?.discard();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('an attempt whose answer is read at once leaves no listener', async () => {
  const { signal } = new AbortController();
  const { client, request } = serving();
  expect((await exchangeInTime(client, request, { ...part, signal, timeouts: limited })).open).toBeUndefined();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('an attempt that takes too long before anything is sent surely sent nothing', async () => {
  const client = tinyClient({ dispatcher: { dispatch: () => true } });
  const { request } = serving();
  const error: unknown = await exchangeInTime(client, request, { ...part, timeouts: limited }).catch((it) => it);
  expect(error).toMatchObject({ failure: 'connect-timeout', phase: 'connect', sent: 'no' });
});

it("an attempt with a time of its own ends with the caller's reason, too", async () => {
  const never = new Promise<never>(() => {});
  const client = tinyClient({ transport: { send: () => never, close: async () => {} } });
  const controller = new AbortController();
  const { request } = serving();
  const sending = exchangeInTime(client, request, {
    ...part,
    signal: controller.signal,
    timeouts: { ...timeouts, attempt: 60_000 },
  });
  controller.abort('enough');
  await expect(sending).rejects.toBe('enough');
});

it('a turn lasts until an answer that was left open is discarded', async () => {
  const { client, request, send } = serving({}, { concurrency: 1 });
  const turns: number[] = [];
  const first = await exchangeInTurn(client, request, { ...part, staysOpen, onTurn: () => turns.push(1) });
  const second = exchangeInTurn(client, request, { ...part, onTurn: () => turns.push(2) });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect([turns, send.mock.calls.length]).toEqual([[1], 1]);
  first.open?.discard();
  const { open, status } = await second;
  expect([turns, open, status]).toEqual([[1, 2], undefined, 200]);
});

it('what an attempt fails with in its turn is told, and the next has its turn', async () => {
  const { client, request, send } = serving({}, { concurrency: 1 });
  send.mockRejectedValueOnce(new Error('lost'));
  await expect(exchangeInTurn(client, request, part)).rejects.toThrow('lost');
  expect((await exchangeInTurn(client, request, part)).body.size).toBe(2);
});
