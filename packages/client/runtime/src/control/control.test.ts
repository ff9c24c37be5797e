import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { call } from '../call/call.ts';
import type { ClientOptions } from '../client/options.ts';
import type { Operation } from '../operation.ts';
import { loopbackServer, respond, type Script } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate, tinyGet } from '../test-support/tiny-client.ts';
import { tinyPng } from '../test-support/tiny-images.ts';

/** A server that answers after a while and knows how many requests it ever had at once. */
function slow(milliseconds = 40): { script: Script; most: () => number; arrivals: number[] } {
  const arrivals: number[] = [];
  let now = 0;
  let most = 0;
  const script = (socket: Socket): void => {
    arrivals.push(performance.now());
    now += 1;
    most = Math.max(most, now);
    setTimeout(() => {
      now -= 1;
      respond(200, '{}')(socket);
    }, milliseconds);
  };
  return { script, most: () => most, arrivals };
}

function calls(count: number, options: ClientOptions): Promise<unknown> {
  const client = tinyClient(options);
  return Promise.all(Array.from({ length: count }, () => call(client, tinyCreate, {})));
}

/** Has all loaded that a request needs once its turn has come: else the first arrives late, and the next too soon after it. */
async function allLoaded(baseUrl: string, arrivals: number[]): Promise<void> {
  await calls(1, { baseUrl });
  arrivals.length = 0;
}

it('no more requests are under way than concurrency allows', async () => {
  const { script, most } = slow();
  await using server = await loopbackServer(script);
  await calls(5, { baseUrl: server.origin, concurrency: 2 });
  expect(most()).toBe(2);
});

it('clients with the same key and host share their turns', async () => {
  const { script, most } = slow();
  await using server = await loopbackServer(script);
  const options = { baseUrl: server.origin, concurrency: 2 };
  await Promise.all([calls(3, options), calls(3, options)]);
  expect(most()).toBe(2);
});

it('of several limits the strictest holds for all clients of the key', async () => {
  const { script, most } = slow();
  await using server = await loopbackServer(script);
  const strict = tinyClient({ baseUrl: server.origin, concurrency: 1 });
  await call(strict, tinyCreate, {});
  await Promise.all([calls(3, { baseUrl: server.origin, concurrency: 3 }), call(strict, tinyCreate, {})]);
  expect(most()).toBe(1);
});

it('another key has turns of its own', async () => {
  const { script, most } = slow(400);
  await using server = await loopbackServer(script);
  const options = { baseUrl: server.origin, concurrency: 1 };
  await Promise.all([calls(1, options), calls(1, { ...options, apiKey: 'sk-tiny-other-0000' })]);
  expect(most()).toBe(2);
});

it('a client without limits does not wait for those of others', async () => {
  const { script, most } = slow(400);
  await using server = await loopbackServer(script);
  await Promise.all([calls(1, { baseUrl: server.origin, concurrency: 1 }), calls(3, { baseUrl: server.origin })]);
  expect(most()).toBe(4);
});

it('no more requests start in any stretch of time than rateLimit allows', async () => {
  const { script, arrivals } = slow();
  await using server = await loopbackServer(script);
  await allLoaded(server.origin, arrivals);
  const options = { baseUrl: server.origin, rateLimit: { requests: 2, per: 150 } };
  await calls(1, options);
  // Late in the stretch: with stretches that begin by the clock there would be room for three at its end.
  await new Promise((resolve) => setTimeout(resolve, 60));
  await calls(4, options);
  const gaps = arrivals.slice(2).map((time, index) => time - (arrivals[index] ?? 0));
  // The clock of the limit counts whole milliseconds, and a request takes a moment to arrive.
  expect(Math.min(...gaps)).toBeGreaterThan(120);
});

it('a rate outlives the client that used it up', async () => {
  const { script, arrivals } = slow();
  await using server = await loopbackServer(script);
  await allLoaded(server.origin, arrivals);
  const options = { baseUrl: server.origin, rateLimit: { requests: 1, per: 200 } };
  await calls(1, options);
  await calls(1, options);
  expect((arrivals[1] ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(170);
});

it('an abort ends the wait for a rate at once', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  const client = tinyClient({ baseUrl: server.origin, rateLimit: { requests: 1, per: 30_000 } });
  await call(client, tinyCreate, {});
  const { signal } = new AbortController();
  const waiting = call(client, tinyCreate, {}, { signal: AbortSignal.any([signal, AbortSignal.timeout(60)]) });
  await expect(waiting).rejects.toMatchObject({ category: 'aborted', phase: 'queue', sent: 'no' });
});

it('turns come in the order of asking', async () => {
  await using server = await loopbackServer(slow().script);
  const client = tinyClient({ baseUrl: server.origin, concurrency: 1 });
  await Promise.all(['a', 'b', 'c', 'd'].map((thing_id) => call(client, tinyGet, { thing_id })));
  expect(server.requests.map((text) => text.slice(0, 16))).toEqual(
    ['a', 'b', 'c', 'd'].map((id) => `GET /v1/things/${id}`),
  );
});

it('an abort ends the wait at once with its reason, and nothing was sent', async () => {
  await using server = await loopbackServer(() => {});
  const client = tinyClient({ baseUrl: server.origin, concurrency: 1 });
  const first = new AbortController();
  const held = call(client, tinyCreate, {}, { signal: first.signal });
  const second = new AbortController();
  const waiting = call(client, tinyCreate, {}, { signal: second.signal });
  setTimeout(() => second.abort(new Error('enough')), 60);
  await expect(waiting).rejects.toMatchObject({
    category: 'aborted',
    phase: 'queue',
    sent: 'no',
    billable: 'no',
    cause: { message: 'enough' },
  });
  first.abort();
  await expect(held).rejects.toMatchObject({ phase: 'headers', sent: 'maybe' });
  expect(server.requests).toHaveLength(1);
});

it('waiting counts towards the deadline', async () => {
  await using server = await loopbackServer(() => {});
  const client = tinyClient({ baseUrl: server.origin, concurrency: 1 });
  const controller = new AbortController();
  const held = call(client, tinyCreate, {}, { signal: controller.signal });
  const waiting = call(client, tinyCreate, {}, { deadline: 60 });
  await expect(waiting).rejects.toMatchObject({ category: 'timeout', phase: 'queue', sent: 'no' });
  controller.abort();
  await expect(held).rejects.toMatchObject({ category: 'aborted' });
});

it('a wait that is over is not what a connection that never stands is about', async () => {
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo; // it listens on a port, not on a pipe
  const client = tinyClient({ baseUrl: `https://127.0.0.1:${port}`, concurrency: 1, deadline: 150 });
  await expect(call(client, tinyCreate, {})).rejects.toMatchObject({ category: 'timeout', phase: 'connect' });
  silent.close();
});

it('a turn is given back when the request fails', async () => {
  await using server = await loopbackServer((socket) => socket.resetAndDestroy(), respond(200, '{}'));
  const client = tinyClient({ baseUrl: server.origin, concurrency: 1 });
  await expect(call(client, tinyCreate, {})).rejects.toMatchObject({ phase: 'headers' });
  await expect(call(client, tinyCreate, {})).resolves.toEqual({});
});

it('every attempt counts', async () => {
  await using server = await loopbackServer(respond(500, '{}'), respond(200, '{}'));
  const client = tinyClient({ baseUrl: server.origin, rateLimit: { requests: 1, per: 150 } });
  const began = performance.now();
  await call(client, tinyGet, { thing_id: 'a' });
  expect(performance.now() - began).toBeGreaterThan(140);
});

it('an image from another host is not held back', async () => {
  await using images = await loopbackServer(respond(200, tinyPng(), { 'content-type': 'image/png' }));
  await using server = await loopbackServer(respond(200, JSON.stringify({ url: `${images.origin}/a.png` })));
  const operation: Operation = { ...tinyCreate, images: [{ url: '/url' }] };
  const client = tinyClient({ baseUrl: server.origin, rateLimit: { requests: 1, per: 60_000 } });
  const {
    images: [image],
  } = await call<unknown, unknown, { images: { bytes(): Promise<Uint8Array> }[] }>(client, operation, {}); // what an operation with images gives
  expect(await image?.bytes()).toHaveLength(tinyPng().length);
});

it('the list of turns holds no key', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  await calls(1, { baseUrl: server.origin, concurrency: 1 });
  const registry: unknown = Reflect.get(globalThis, Symbol.for('@limner/runtime turns 1'));
  expect(registry).toBeInstanceOf(Map);
  expect(inspect(registry, { depth: 9, showHidden: true })).not.toContain('secret');
});

it.each<[string, object]>([
  ['half a request', { concurrency: 1.5 }],
  ['no request at all', { concurrency: 0 }],
  ['a rate without time', { rateLimit: { requests: 1 } }],
  ['a rate with a misspelt member', { rateLimit: { requests: 1, per: 1000, every: 2 } }],
  ['a rate over more than a timer takes', { rateLimit: { requests: 1, per: 2 ** 31 } }],
])('refuses %s', (_, options) => {
  expect(() => tinyClient(options)).toThrow(/option (concurrency|rateLimit) must be/);
});
