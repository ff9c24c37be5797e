import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { buildConnector, Agent as UndiciAgent } from 'undici';
import { afterAll, describe, expect, it } from 'vitest';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { readText, transportRequest } from '../test-support/transport-request.ts';
import { loadUndici } from './load-undici.ts';
import { createUndiciTransport, UndiciTransport } from './undici-transport.ts';

const transport = await createUndiciTransport(undefined);
afterAll(() => transport.close());

async function* streamed(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('abc');
}

/** A server that takes connections, but never shakes hands for TLS, and the address where that is tried. */
async function silentServer(take: (socket: Socket) => void): Promise<{ server: Server; origin: string }> {
  const server = createServer((socket) => take(socket.on('error', () => {}))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return { server, origin: `https://127.0.0.1:${port}` };
}

describe('a connection that is still being made', () => {
  it.each([
    ['an abort', () => ({ signal: AbortSignal.timeout(300), timeouts: { connect: 60_000, headers: 0, body: 0 } })],
    ['its own timeout', () => ({ timeouts: { connect: 300, headers: 0, body: 0 } })],
    [
      'an abort, where its body is streamed',
      () => ({
        body: streamed(),
        signal: AbortSignal.timeout(300),
        timeouts: { connect: 60_000, headers: 0, body: 0 },
      }),
    ],
  ])('is ended by %s, for it would keep the process', async (_, changes) => {
    const closed = Promise.withResolvers<void>();
    const { server, origin } = await silentServer((socket) => socket.on('close', () => closed.resolve()).resume());
    await expect(transport.send(transportRequest(origin, changes()))).rejects.toThrow();
    await closed.promise;
    server.close();
  });
});

describe('connections that are made together', () => {
  it('do not wait for each other: which version of HTTP is spoken is clear before', async () => {
    const both = Promise.withResolvers<void>();
    let connections = 0;
    const { server, origin } = await silentServer((socket) => {
      socket.resume();
      connections += 1;
      if (connections === 2) both.resolve();
    });
    const abort = new AbortController();
    const request = transportRequest(origin, { signal: abort.signal });
    const sending = Promise.allSettled([transport.send(request), transport.send(request)]);
    await both.promise;
    abort.abort('enough');
    expect(await sending).toEqual([
      { status: 'rejected', reason: 'enough' },
      { status: 'rejected', reason: 'enough' },
    ]);
    server.close();
  });

  it('are not taken for one another: the end of one request leaves that of another, whose body is streamed', async () => {
    await using server = await loopbackServer(respond(200, 'a'));
    await using other = await loopbackServer(() => {});
    const abort = new AbortController();
    // undici connects a moment later for it
    const sending = transport.send(transportRequest(server.origin, { body: streamed() }));
    const ended = transport.send(transportRequest(other.origin, { signal: abort.signal }));
    queueMicrotask(() => abort.abort('enough'));
    await expect(ended).rejects.toBe('enough');
    expect(await readText(await sending)).toBe('a');
  });

  it.each([
    ['', () => '{}'],
    [', whose body is streamed', () => streamed()],
  ])(
    'are not taken for one another: one that undici makes anew later is not of the last request%s',
    async (_, body) => {
      await using server = await loopbackServer(() => {});
      const { Agent, buildConnector } = await loadUndici();
      const begun = Promise.withResolvers<buildConnector.connector>();
      class Telling extends Agent {
        constructor(options?: UndiciAgent.Options) {
          super(options);
          if (typeof options?.connect === 'function') begun.resolve(options.connect);
        }
      }
      const own = new UndiciTransport({ Agent: Telling, buildConnector });
      const abort = new AbortController();
      const shaking = server.origin.replace('http:', 'https:'); // the server never shakes hands
      const sending = own.send(transportRequest(shaking, { body: body(), signal: abort.signal }));
      const connect = await begun.promise;
      await new Promise((resolve) => setTimeout(resolve, 0));
      const { hostname, host, port } = new URL(server.origin);
      const anew = new Promise((resolve) =>
        connect({ hostname, host, port, protocol: 'http:' }, (...[error]) => resolve(error)),
      );
      abort.abort('enough');
      await expect(sending).rejects.toBe('enough');
      expect(await anew).toBeNull();
    },
  );
});

it('a connection offers HTTP/1.1 alone: whether a request that failed was sent is certain there', async () => {
  const hello = Promise.withResolvers<string | Buffer>();
  const { server, origin } = await silentServer((socket) => {
    socket.once('data', (bytes) => {
      hello.resolve(bytes);
      socket.destroy();
    });
  });
  await expect(transport.send(transportRequest(origin))).rejects.toThrow();
  // The names of what it speaks, as TLS writes them, each behind its length.
  expect((await hello.promise).includes('\0\u000b\0\u0009\u0008http/1.1')).toBe(true);
  server.close();
});
