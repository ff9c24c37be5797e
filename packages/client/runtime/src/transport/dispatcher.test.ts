import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:http2';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Agent, type Dispatcher, H2CClient, interceptors, MockAgent, ProxyAgent, RetryAgent } from 'undici';
import { afterEach, expect, it, vi } from 'vitest';
import { call } from '../call/call.ts';
import { resolveClient as resolveWithFetch } from '../client/resolve-client-with-fetch.ts';
import { loopbackServer, respond, type Script } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate, tinyGet, tinyProvider } from '../test-support/tiny-client.ts';

const open: Dispatcher[] = [];
afterEach(() => Promise.all(open.splice(0).map((dispatcher) => dispatcher.destroy())));

function opened<T extends Dispatcher>(dispatcher: T): T {
  open.push(dispatcher);
  return dispatcher;
}

it('requests go through a MockAgent, which needs no network', async () => {
  const dispatcher = new MockAgent();
  dispatcher.disableNetConnect();
  const pool = dispatcher.get('https://api.tiny.example');
  pool
    .intercept({ method: 'POST', path: '/v1/things', body: '{"a":1}' })
    .reply(200, { made: true }, { headers: { 'content-type': 'application/json', 'x-request-id': 'r-1' } });
  const { data, response } = await call(tinyClient({ dispatcher }), tinyCreate, { a: 1 }).withResponse();
  expect(data).toEqual({ made: true });
  expect(response.requestId).toBe('r-1');
});

it('an error of the dispatcher before anything was sent says so', async () => {
  const dispatcher = new MockAgent();
  dispatcher.disableNetConnect();
  const sending = call(tinyClient({ dispatcher, retries: 0 }), tinyCreate, {});
  await expect(sending).rejects.toMatchObject({ sent: 'no', billable: 'no' });
});

it('a dispatcher that follows redirects does not follow ours', async () => {
  await using elsewhere = await loopbackServer(respond(200, '{}'));
  await using server = await loopbackServer(respond(307, '', { location: `${elsewhere.origin}/x` }));
  const agent = opened(new Agent());
  const dispatcher = agent.compose(interceptors.redirect({ maxRedirections: 3 }));
  const sending = call(tinyClient({ baseUrl: server.origin, dispatcher }), tinyCreate, {});
  await expect(sending).rejects.toMatchObject({ sent: 'maybe' });
  expect(elsewhere.requests).toEqual([]);
});

it('a dispatcher that sends again does not send ours again', async () => {
  await using server = await loopbackServer(respond(503, '{}'));
  const agent = opened(new Agent());
  const dispatcher = new RetryAgent(agent, { methods: ['POST'], minTimeout: 1, maxRetries: 3 });
  const sending = call(tinyClient({ baseUrl: server.origin, dispatcher }), tinyCreate, {});
  await expect(sending).rejects.toMatchObject({ sent: 'maybe' });
  expect(server.requests).toHaveLength(1);
});

it('a dispatcher that was told to wait before the body was read is told to go on', async () => {
  const piece = Buffer.alloc(100_000, ' ');
  const dispatch: Dispatcher['dispatch'] = (_, handler) => {
    let left = 10;
    const push = (): void => {
      for (; left > 0 && !controller.paused; left -= 1) handler.onResponseData?.(controller, piece);
      if (left === 0) handler.onResponseEnd?.(controller, {});
    };
    const controller = {
      aborted: false,
      paused: false,
      reason: null,
      abort: () => {},
      pause: () => Object.assign(controller, { paused: true }),
      resume: () => {
        controller.paused = false;
        push();
      },
    };
    handler.onRequestStart?.(controller, {});
    handler.onResponseStart?.(controller, 200, {});
    handler.onResponseData?.(controller, Buffer.from('{}'));
    push();
    return true;
  };
  expect(await call(tinyClient({ dispatcher: { dispatch }, timeouts: { body: 100 } }), tinyCreate, {})).toEqual({});
});

it('goes through a proxy, which does not see the key', async () => {
  await using server = await loopbackServer(respond(200, '{"id":"a"}'));
  const heads: string[] = [];
  const proxy = createHttpServer().on('connect', ({ url, headers }, client: Socket) => {
    heads.push(JSON.stringify({ url, headers }));
    const target = connect(Number(url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      client.pipe(target).pipe(client);
    });
    client.on('close', () => target.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo; // of a server that listens on a port
  const dispatcher = opened(new ProxyAgent({ uri: `http://127.0.0.1:${port}`, proxyTunnel: true }));
  expect(await call(tinyClient({ baseUrl: server.origin, dispatcher }), tinyCreate, {})).toEqual({ id: 'a' });
  expect(server.requests[0]).toContain('sk-tiny-secret-0000');
  expect(heads).toHaveLength(1);
  expect(heads[0]).not.toContain('sk-tiny');
  proxy.close();
});

it.each<[string, Script]>([
  ['the header', (socket) => void setTimeout(() => respond(200, '{"id":"a"}')(socket), 1800)],
  [
    'the body',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{"id"');
      setTimeout(() => socket.write(':"a"}'), 1800);
    },
  ],
])("undici's own limit for %s, 300 seconds unless it is told otherwise, ends nothing", async (_, slow) => {
  await using server = await loopbackServer(slow);
  const dispatcher = opened(new Agent({ headersTimeout: 500, bodyTimeout: 500 }));
  expect(await call(tinyClient({ baseUrl: server.origin, dispatcher }), tinyCreate, {})).toEqual({ id: 'a' });
});

it('speaks HTTP/2 where the dispatcher does', async () => {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ version: request.httpVersion }));
  }).listen(0, '127.0.0.1');
  await vi.waitUntil(() => server.listening);
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  const baseUrl = `http://127.0.0.1:${port}`;
  const client = tinyClient({ baseUrl, dispatcher: opened(new H2CClient(baseUrl)) });
  await expect(call(client, tinyGet, { thing_id: 'a' })).resolves.toEqual({ version: '2.0' });
  server.close();
});

it('a dispatcher that was handed in stays open when the client is closed', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  const dispatcher = opened(new Agent());
  const client = tinyClient({ baseUrl: server.origin, dispatcher });
  await call(client, tinyCreate, {});
  await client.close();
  await expect(call(client, tinyCreate, {})).resolves.toEqual({});
});

it('an abort ends a wait in the dispatcher', async () => {
  await using server = await loopbackServer(() => {});
  const dispatcher = opened(new Agent());
  const controller = new AbortController();
  const { signal } = controller;
  setTimeout(() => controller.abort(new Error('enough')), 50);
  const sending = call(tinyClient({ baseUrl: server.origin, dispatcher }), tinyCreate, {}, { signal });
  await expect(sending).rejects.toMatchObject({ category: 'aborted', sent: 'maybe', cause: { message: 'enough' } });
});

it('refuses a transport and a dispatcher together', () => {
  const transport = { send: vi.fn(), close: vi.fn() };
  expect(() => tinyClient({ transport, dispatcher: new MockAgent() })).toThrow('transport or dispatcher, not both');
});

it('refuses what cannot dispatch', () => {
  expect(() => tinyClient({ dispatcher: {} as MockAgent })).toThrow('dispatcher must be an undici dispatcher'); // wrong on purpose
});

it('refuses a dispatcher where requests travel by fetch', () => {
  expect(() => resolveWithFetch(tinyProvider, { dispatcher: new MockAgent() })).toThrow('pass { transport } here');
});
