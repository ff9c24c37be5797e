import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { RawServer } from './raw-server.ts';

const get = 'GET / HTTP/1.1\r\nhost: h\r\n\r\n';
const ok = [{ respond: { status: 200, text: 'ok' } }];
let server: RawServer;
const clients: Socket[] = [];

beforeAll(async () => {
  server = await RawServer.listen('.');
});

afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

afterAll(() => server.close());

async function connected(): Promise<Socket> {
  const client = connect(Number(new URL(server.origin).port), '127.0.0.1').on('error', () => {});
  clients.push(client);
  await once(client, 'connect');
  return client;
}

async function ask(client: Socket): Promise<string> {
  const answered = once(client, 'data');
  client.write(get);
  return String((await answered)[0]);
}

test('a script knows nothing of the one before', async () => {
  await server.load({ answers: [] });
  const client = await connected();
  await ask(client);
  client.write('HELLO\r\n\r\n');
  await once(client, 'end');
  expect([server.requests.length, server.malformed.length, server.mostAtOnce]).toEqual([1, 1, 1]);
  await server.load({ answers: [ok] });
  expect([server.requests.length, server.malformed.length, server.mostAtOnce]).toEqual([0, 0, 0]);
  expect(server.trace([])).toEqual([]);
  expect(await ask(await connected())).toMatch(/200 OK(.|\s)*ok$/);
});

test('a connection that rests is ended so that its client sees it, before the next script begins', async () => {
  await server.load({ answers: [ok] });
  const client = await connected();
  await ask(client);
  let ended = false;
  client.on('end', () => {
    ended = true;
  });
  client.resume();
  expect(await server.load({ answers: [] })).toBe(1);
  expect([ended, server.connections]).toEqual([true, 0]);
});

test('a connection on which something is played is cut off, and its play ends', async () => {
  await server.load({ answers: [[{ hang: true }], [{ drip: { text: 'x', every: '1ms' } }]] });
  for (const client of [await connected(), await connected()]) client.write(get);
  await server.begun;
  while (server.unfinished < 2) await sleep(2);
  const [hanging] = clients;
  const closed = hanging && once(hanging, 'close');
  expect(await server.load({ answers: [] })).toBe(2);
  await closed;
  expect([server.unfinished, server.connections, server.malformed]).toEqual([0, 0, []]);
});

test('what comes late on a connection of the script before is not taken for a request to this one', async () => {
  await server.load({ answers: [] });
  const late = connect({ port: Number(new URL(server.origin).port), host: '127.0.0.1', allowHalfOpen: true });
  clients.push(late.on('error', () => {}));
  await once(late, 'connect');
  while (server.connections < 1) await sleep(2);
  const loading = server.load({ answers: [ok] });
  late.write(get);
  await loading;
  await sleep(20);
  expect([server.requests, server.malformed]).toEqual([[], []]);
});

test('a connection that the client closes is no longer counted', async () => {
  await server.load({ answers: [ok] });
  const client = await connected();
  await ask(client);
  expect(server.connections).toBe(1);
  client.end();
  while (server.connections > 0) await sleep(2);
  expect(await server.load({ answers: [] })).toBe(0);
});

test('two thousand scripts leave no connection and no handle', async () => {
  const before = process.getActiveResourcesInfo().length;
  for (let index = 0; index < 2000; index += 1) {
    await server.load({ answers: [index % 2 === 0 ? ok : [{ hang: true }]] });
    const client = connect(Number(new URL(server.origin).port), '127.0.0.1').on('error', () => {});
    client.resume().write(get);
    await server.begun;
    // Every third client stays, and the server has to let go of it.
    if (index % 3 > 0) client.destroy();
  }
  await server.load({ answers: [] });
  await sleep(50);
  expect(server.connections).toBe(0);
  expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before);
}, 60_000);

test('the trace tells what happened on the wire, in order', async () => {
  const partial = { respond: { status: 200, text: 'part', lengthOff: 6 } };
  await server.load({ answers: [[partial, { reset: true }]] });
  const client = await connected();
  client.write('GET /a HTTP/1.1\r\nx-api-key: mine\r\n\r\n');
  while (!client.closed || server.connections > 0) await sleep(2);
  expect(server.trace([]).map(({ direction, text }) => `${direction} ${text}`)).toEqual([
    'event opened',
    'in GET /a HTTP/1.1\\r\\nx-api-key: ***\\r\\n\\r\\n',
    'out HTTP/1.1 200 OK\\r\\ncontent-type: text/plain; charset=utf-8\\r\\ncontent-length: 10\\r\\n\\r\\npart',
    'event reset by the server',
    'event closed',
  ]);
});
