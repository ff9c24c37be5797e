import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { loopbackServer, respond, type Script } from '../test-support/loopback-server.ts';
import { tinyClient } from '../test-support/tiny-client.ts';
import { exchange } from './exchange.ts';
import type { ExchangeContext, HttpAnswer } from './http.ts';

const context: ExchangeContext = {
  signal: new AbortController().signal,
  timeouts: { connect: 1000, headers: 0, body: 1000, attempt: 0 },
  maxBytes: 10_000,
};

async function answerTo(script: Script): Promise<HttpAnswer> {
  await using server = await loopbackServer(script);
  const client = tinyClient({ baseUrl: server.origin });
  try {
    return await exchange(client, { method: 'GET', url: new URL(server.origin), headers: {} }, context);
  } finally {
    await client.close();
  }
}

it.each([
  ['gzip', gzipSync('{"a":1}')],
  ['x-gzip', gzipSync('{"a":1}')],
  ['br', brotliCompressSync('{"a":1}')],
  ['deflate', deflateSync('{"a":1}')],
  ['deflate', deflateRawSync('{"a":1}')],
  ['deflate, gzip', gzipSync(deflateSync('{"a":1}'))],
  ['identity', Buffer.from('{"a":1}')],
])('decodes %s', async (encoding, body) => {
  const answer = await answerTo(respond(200, body, { 'content-encoding': encoding }));
  expect(Buffer.from(answer.body.bytes()).toString()).toBe('{"a":1}');
});

it('hands out the body alone, not the buffer that its header came in', async () => {
  const bytes = (await answerTo(respond(200, '{"a":1}', { 'x-private': 'a' }))).body.bytes();
  expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
});

it('an empty body that is labelled gzip is empty', async () => {
  expect((await answerTo(respond(200, '', { 'content-encoding': 'gzip' }))).body.size).toBe(0);
});

it.each([
  ['is not what its label says', 'gzip', Buffer.from('{"a":1}')],
  ['is cut', 'gzip', gzipSync('{"a":1}').subarray(0, 15)],
  ['is cut brotli', 'br', brotliCompressSync('{"a":1}').subarray(0, 5)],
  ['has an unknown encoding', 'rot13', Buffer.from('{"a":1}')],
  ['is wrapped too often', 'gzip, gzip, gzip', gzipSync(gzipSync(gzipSync('x')))],
])('a body that %s is malformed', async (_, encoding, body) => {
  await expect(answerTo(respond(200, body, { 'content-encoding': encoding }))).rejects.toMatchObject({
    failure: 'malformed',
    phase: 'body',
  });
});

it('ends a gzip bomb at the cap on decoded bytes', async () => {
  const bomb = gzipSync(Buffer.alloc(5_000_000));
  expect(bomb.byteLength).toBeLessThan(context.maxBytes);
  await expect(answerTo(respond(200, bomb, { 'content-encoding': 'gzip' }))).rejects.toMatchObject({
    failure: 'too-large',
  });
});

it('refuses a body that announces more than the cap before reading it', async () => {
  const announced: Script = (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10001\r\n\r\n');
  await expect(answerTo(announced)).rejects.toMatchObject({ failure: 'too-large' });
});

it('a body shorter than announced is malformed', async () => {
  const short: Script = (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc');
  await expect(answerTo(short)).rejects.toMatchObject({ failure: 'malformed' });
});

it('holds what another transport delivers against the announced length', async () => {
  const transport = {
    send: async () => ({
      status: 200,
      headers: new Headers({ 'content-length': '5' }),
      body: (async function* () {
        yield new Uint8Array(3);
      })(),
      discard() {},
    }),
    close: async () => {},
  };
  const sending = exchange(
    tinyClient({ transport }),
    { method: 'GET', url: new URL('https://x.example'), headers: {} },
    context,
  );
  await expect(sending).rejects.toMatchObject({ failure: 'malformed' });
});

it.each([
  ['is not decoded again', { 'content-encoding': 'gzip' }],
  ['is not held against the length that it had on the wire', { 'content-length': '3' }],
  ['is not refused for the length that it had on the wire', { 'content-length': '20000' }],
])('what the platform has decoded %s', async (_, fields) => {
  const body = (async function* () {
    yield Buffer.from('{"a":1}');
  })();
  const decoded = { status: 200, headers: new Headers(fields), decoded: true, body, discard: () => {} };
  const client = tinyClient({ transport: { send: async () => decoded, close: async () => {} } });
  const answer = await exchange(client, { method: 'GET', url: new URL('https://x.example'), headers: {} }, context);
  expect(Buffer.from(answer.body.bytes()).toString()).toBe('{"a":1}');
});
