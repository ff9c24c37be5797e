import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RawServer, type Script } from './raw-server.ts';

const get = 'GET / HTTP/1.1\r\nhost: h\r\n\r\n';
let server: RawServer;
let client: Socket;
let received: string;

beforeEach(async () => {
  server = await RawServer.listen('.');
});

afterEach(async () => {
  client?.destroy();
  await server.close();
});

/** Loads a script and connects to the server. */
async function begin(script: Script): Promise<void> {
  await server.load(script);
  received = '';
  client = connect(Number(new URL(server.origin).port), '127.0.0.1');
  client.setEncoding('latin1').on('data', (text) => {
    received += String(text);
  });
  client.on('error', () => {});
  await once(client, 'connect');
}

async function seen(text: string): Promise<void> {
  for (let tries = 0; tries < 200 && !received.includes(text); tries += 1) await sleep(5);
  expect(received).toContain(text);
}

test('plays one list of steps a request, on one connection', async () => {
  await begin({ answers: [[{ respond: { status: 200, text: 'one' } }], [{ respond: { status: 201, text: 'two' } }]] });
  client.write(get + get);
  await seen('two');
  expect(server.requests).toHaveLength(2);
});

test('a request too many is recorded and answered with 599', async () => {
  await begin({ answers: [] });
  client.write(get);
  await seen('HTTP/1.1 599');
  expect(server.requests).toHaveLength(1);
});

test('a request may come in pieces', async () => {
  await begin({ answers: [[{ respond: { status: 200, text: 'one' } }]] });
  for (const piece of ['GET / HT', 'TP/1.1\r\nhost', ': h\r\n\r\n']) {
    client.write(piece);
    await sleep(10);
  }
  await seen('one');
});

test('raw bytes go out as they stand', async () => {
  await begin({ answers: [[{ raw: 'HTTP/1.1 200 OK\nx\u00ff' }, { close: true }]] });
  client.write(get);
  await once(client, 'end');
  expect(received).toBe('HTTP/1.1 200 OK\nx\u00ff');
});

test('raw bytes go out as often as is written', async () => {
  await begin({ answers: [[{ raw: 'ab', times: 3 }, { raw: 'c' }, { close: true }]] });
  client.write(get);
  await once(client, 'end');
  expect(received).toBe('abababc');
});

test('the pieces of a body arrive apart from each other', async () => {
  const pieces: string[] = [];
  await begin({ answers: [[{ respond: { status: 200, text: 'abcdef', chunks: [2, 3] } }, { close: true }]] });
  client.on('data', (text) => pieces.push(String(text)));
  client.write(get);
  await once(client, 'end');
  expect(pieces.map((piece) => piece.slice(piece.lastIndexOf('\n') + 1))).toEqual(['ab', 'cde', 'f']);
});

test('a client that does not read stops the server, and one that leaves ends the play', async () => {
  const before = process.memoryUsage.rss();
  await begin({ answers: [[{ respond: { status: 200, fill: { text: 'a', bytes: '900000MB' } } }]] });
  client.pause();
  client.write(get);
  await sleep(400);
  expect(server.unfinished).toBe(1);
  expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
  client.destroy();
  await server.settle(2000);
  expect(server.unfinished).toBe(0);
});

test('a delay is waited for', async () => {
  await begin({ answers: [[{ delay: '60ms' }, { respond: { status: 200 } }]] });
  client.write(get);
  await seen('200');
  const [request] = server.requests;
  expect((request?.answeredAt ?? 0) - (request?.startedAt ?? 0)).toBeGreaterThan(55);
});

test('a reset ends the connection with an error, after what was written', async () => {
  await begin({ answers: [[{ respond: { status: 200, text: 'part', contentLength: 10 } }, { reset: true }]] });
  client.write(get);
  const [error] = await once(client, 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
  expect(received).toContain('part');
});

test('a connection that hangs counts as unfinished until the client lets go', async () => {
  await begin({ answers: [[{ hang: true }]] });
  client.write(get);
  await sleep(30);
  expect(server.unfinished).toBe(1);
  client.destroy();
  await server.settle(500);
  expect(server.unfinished).toBe(0);
});

test('an answer that rests by the will of the case is waited for, one that hangs is not', async () => {
  await begin({
    answers: [[{ respond: { status: 200 } }, { delay: '600ms' }, { abort: true }], [{ hang: true }]],
    onAbort: () => sleep(600),
  });
  client.write(get);
  await seen('200');
  await server.settle(400);
  expect(server.unfinished).toBe(0);
  client.write(get);
  while (server.unfinished < 1) await sleep(2);
  const before = performance.now();
  await server.settle(100);
  expect([server.unfinished, performance.now() - before < 5000]).toEqual([1, true]);
});

test('what is no HTTP is told', async () => {
  await begin({ answers: [] });
  client.write('HELLO\r\n\r\n');
  await seen('400');
  expect(server.malformed[0]).toContain('request line');
});

test('a request that is cut off is told', async () => {
  await begin({ answers: [] });
  client.end('GET / HT');
  await once(client, 'close');
  await sleep(10);
  expect(server.malformed).toEqual(['cut off after 8 bytes']);
});

test('a TLS handshake is no request and fails as on any HTTP port', async () => {
  await server.load({ answers: [] });
  const secure = connectTls(Number(new URL(server.origin).port), '127.0.0.1');
  const [error] = await once(secure, 'error');
  expect(String(error)).toMatch(/wrong version number|packet length|SSL/i);
  expect([server.requests, server.malformed]).toEqual([[], []]);
});

test('two hosts share one script, and a request tells which of them it came to', async () => {
  await begin({ answers: [[{ respond: { status: 200, text: 'one' } }], [{ respond: { status: 200, text: 'two' } }]] });
  client.write(get);
  await seen('one');
  expect(await (await fetch(server.elsewhere)).text()).toBe('two');
  expect(server.requests.map(({ elsewhere }) => elsewhere)).toEqual([false, true]);
});

test('a handshake may be left without an answer, and counts as unfinished', async () => {
  await begin({ answers: [], handshake: [{ hang: true }] });
  const secure = connectTls(Number(new URL(server.origin).port), '127.0.0.1').on('error', () => {});
  await once(secure, 'connect');
  await sleep(30);
  expect(server.unfinished).toBe(1);
  secure.destroy();
  await server.settle(500);
  expect([server.unfinished, server.requests, server.malformed]).toEqual([0, [], []]);
});

test('a text drips until the client goes', async () => {
  await begin({ answers: [[{ drip: { text: 'x', every: '1ms' } }]] });
  client.write(get);
  await seen('xxxxx');
  client.destroy();
  await server.settle(500);
  expect(server.unfinished).toBe(0);
});

test('the caller gives up when the client has had time to read what was written', async () => {
  let had = '';
  const onAbort = (): void => {
    had = received;
  };
  await begin({ answers: [[{ raw: 'part' }, { abort: true }, { close: true }]], onAbort });
  client.write(get);
  await once(client, 'end');
  expect(had).toBe('part');
});

test('the most requests under way at once are counted', async () => {
  const slow = [{ delay: '40ms' }, { respond: { status: 200, text: 'done' } }];
  await begin({ answers: [slow, slow, slow] });
  await Promise.all([fetch(server.origin), fetch(server.origin)]);
  await fetch(server.origin);
  expect(server.mostAtOnce).toBe(2);
});
