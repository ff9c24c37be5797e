import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { tinyClient } from '../test-support/tiny-client.ts';
import { faultOf } from '../transport/to-fault.ts';
import type { TransportRequest, TransportResponse } from '../transport/transport.ts';
import { decodeBody } from './decode-body.ts';
import { encodingsOf } from './encodings-of.ts';
import { exchange } from './exchange.ts';
import { exchangeInTime } from './exchange-in-time.ts';
import type { ExchangeContext, HttpAnswer } from './http.ts';

interface Served {
  readonly status?: number;
  readonly fields?: Record<string, string>;
  readonly chunks?: readonly (string | Uint8Array)[];
  readonly method?: string;
  readonly decoded?: boolean;
}

const timeouts = { connect: 0, headers: 0, body: 0, attempt: 0 };
const base: ExchangeContext = { signal: new AbortController().signal, timeouts, maxBytes: 10 };

/** Has a transport of its own answer; gives what came of it and how often the answer was discarded. */
async function read(
  { status = 200, fields = {}, chunks = [], method = 'GET', decoded = false }: Served,
  more: Partial<ExchangeContext> = {},
): Promise<{ answer: HttpAnswer; discard: ReturnType<typeof vi.fn> }> {
  const discard = vi.fn();
  const send = async (): Promise<TransportResponse> => {
    const body = (async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk);
    })();
    return { status, headers: new Headers(fields), body, discard, ...(decoded && { decoded }) };
  };
  const client = tinyClient({ transport: { send, close: async () => {} } });
  const request = { method, url: new URL('https://x.example'), headers: {} };
  try {
    return { answer: await exchange(client, request, { ...base, ...more }), discard };
  } catch (error) {
    expect(discard).toHaveBeenCalledOnce();
    throw error;
  }
}

it('takes as many bytes as it may, and not one more', async () => {
  expect((await read({ chunks: ['12345', '67890'] })).answer.body.size).toBe(10);
  expect((await read({ chunks: ['1234567890'], fields: { 'content-length': '10' } })).answer.body.size).toBe(10);
  const message = 'the answer is larger than allowed (more than maxResponseBytes = 10)';
  await expect(read({ chunks: ['12345', '678901'] })).rejects.toMatchObject({ failure: 'too-large', message });
  await expect(read({ fields: { 'content-length': '11' } })).rejects.toMatchObject({
    message,
    sent: 'maybe',
    phase: 'body',
  });
});

it('counts what is decoded, not what came encoded', async () => {
  const encoded = gzipSync('x'.repeat(10));
  const fields = { 'content-encoding': 'gzip', 'content-length': `${encoded.length}` };
  expect(encoded.length).toBeGreaterThan(base.maxBytes);
  expect((await read({ chunks: [encoded.subarray(0, 5), encoded.subarray(5)], fields })).answer.body.size).toBe(10);
});

it('tells a cut body by its length, encoded or not', async () => {
  const message = 'the answer is cut or is no valid HTTP (content-length 5, but 3 bytes came)';
  await expect(read({ chunks: ['abc'], fields: { 'content-length': '5' } })).rejects.toMatchObject({ message });
  const encoded = gzipSync('x');
  const fields = { 'content-encoding': 'gzip', 'content-length': `${encoded.length + 1}` };
  await expect(read({ chunks: [encoded], fields })).rejects.toMatchObject({
    message: expect.stringContaining(`but ${encoded.length} bytes came`),
    failure: 'malformed',
    sent: 'maybe',
    phase: 'body',
  });
});

it.each<[string, Served]>([
  ['of HEAD', { method: 'HEAD', fields: { 'content-length': '500' } }],
  ['without content', { status: 204, fields: { 'content-length': '500' } }],
  ['that nothing has changed', { status: 304, fields: { 'content-length': '500' } }],
  ['whose length is no number', { fields: { 'content-length': '5 bytes' }, chunks: ['abc'] }],
  ['whose length begins with none', { fields: { 'content-length': 'x5' }, chunks: ['abc'] }],
])('an answer %s is not held against its length', async (_, served) => {
  await expect(read(served)).resolves.toBeDefined();
});

it('an answer with another status is', async () => {
  await expect(read({ status: 205, fields: { 'content-length': '5' } })).rejects.toMatchObject({
    failure: 'malformed',
  });
});

it('says when it was sent, when the header came, and each piece with what was announced', async () => {
  const told: unknown[] = [];
  await read(
    { chunks: ['ab', 'c'], fields: { 'content-length': '3' } },
    {
      onSent: () => told.push('sent'),
      onHeader: () => told.push('header'),
      onChunk: (chunk, announced) => told.push([Buffer.from(chunk).toString(), announced]),
    },
  );
  expect(told).toEqual(['sent', 'header', ['ab', 3], ['c', 3]]);
});

it('discards an answer when it is read, but not one that stays open', async () => {
  expect((await read({ chunks: ['a'] })).discard).toHaveBeenCalledOnce();
  const { answer, discard } = await read({ chunks: ['a'] }, { staysOpen: ({ status }) => status === 200 });
  expect(discard).not.toHaveBeenCalled();
  expect([answer.body.size, answer.open?.status]).toEqual([0, 200]);
});

it('sends nothing for a caller who has given up', async () => {
  const send = vi.fn();
  const client = tinyClient({ transport: { send, close: async () => {} } });
  const request = { method: 'GET', url: new URL('https://x.example'), headers: {} };
  await expect(exchange(client, request, { ...base, signal: AbortSignal.abort('why') })).rejects.toBe('why');
  expect(send).not.toHaveBeenCalled();
});

it.each<[string, string]>([
  ['rot13', "unknown content encoding 'rot13'"],
  ['x'.repeat(50), `unknown content encoding '${'x'.repeat(40)}'`],
  ['gzip, gzip, gzip', '3 content encodings'],
  ['gzip', 'not valid gzip: Z_DATA_ERROR'],
  ['br, gzip', 'not valid br, gzip: Z_DATA_ERROR'],
])('says what is wrong with a body in %s', async (encoding, detail) => {
  await expect(read({ chunks: ['abc'], fields: { 'content-encoding': encoding } })).rejects.toMatchObject({
    message: `the answer is cut or is no valid HTTP (${detail})`,
    sent: 'maybe',
  });
});

it.each<[string, unknown]>([
  ['a fault of the transport', faultOf('reset', { sent: 'maybe', phase: 'body' })],
  ['a reason that is no error', { code: 'Z_NO_ERROR' }],
  ['an error without a code', new Error('Z_X')],
  ['an error with a number for a code', Object.assign(new Error('x'), { code: 7 })],
  ['an error with a code that is not of decoding', Object.assign(new Error('x'), { code: 'X_Z_ERR_Y' })],
])('%s in the middle of an encoded body stays what it was', async (_, reason) => {
  const body = (async function* () {
    yield gzipSync('{"a":1}').subarray(0, 15);
    throw reason;
  })();
  const reading = (async () => {
    for await (const piece of decodeBody(body, ['gzip'])) expect(piece).toBeDefined();
  })();
  expect(await reading.catch((error: unknown) => error)).toBe(reason);
});

it('a reader of an encoded body that stops early ends the body', async () => {
  const ended = vi.fn();
  const piece = gzipSync(Buffer.alloc(100_000));
  const body = (async function* () {
    try {
      while (true) yield piece;
    } finally {
      ended();
    }
  })();
  for await (const _ of decodeBody(body, ['gzip'])) break;
  await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
});

it('reads an answer in the cheaper way where the transport has one', async () => {
  const body = { [Symbol.asyncIterator]: () => expect.fail('read piece by piece') };
  const readTo = async (take: (chunk: Uint8Array) => void): Promise<void> => take(Buffer.from('ab'));
  const response = { status: 200, headers: new Headers(), body, readTo, discard: () => {} };
  const client = tinyClient();
  vi.spyOn(client, 'transport').mockResolvedValue({ send: async () => response, close: async () => {} });
  const answer = await exchange(client, { method: 'GET', url: new URL('https://x.example'), headers: {} }, base);
  expect(Buffer.from(answer.body.view()).toString()).toBe('ab');
});

it('an empty piece first says nothing of how a body is wrapped', async () => {
  const fields = { 'content-encoding': 'deflate' };
  await expect(read({ chunks: ['', 'abc'], fields })).rejects.toMatchObject({ failure: 'malformed' });
});

it('reads the names of encodings as they are meant', () => {
  expect(encodingsOf(new Headers({ 'content-encoding': ' GZip ,, identity,br' }))).toEqual(['gzip', 'br']);
  expect(encodingsOf(new Headers())).toEqual([]);
});

it('a piece is handed out in an array of its own', async () => {
  const { answer } = await read({ chunks: ['ab', 'cd'] });
  expect(Buffer.from(answer.body.bytes()).toString()).toBe('abcd');
  expect(Buffer.from(answer.body.view()).toString()).toBe('abcd');
  const one = (await read({ chunks: ['ab'] })).answer.body;
  expect(one.view()).toBe(one.view());
  expect(one.bytes()).not.toBe(one.bytes());
  expect((await read({})).answer.body.view()).toEqual(new Uint8Array());
});

/** Never comes to an end. What a transport of the caller's own is handed counts as sent. */
function stalled(reach: 'headers' | 'body'): Promise<HttpAnswer> {
  const send = ({ signal }: TransportRequest): Promise<TransportResponse> => {
    const never = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const body = (async function* () {
      yield await never;
    })();
    return reach === 'body' ? Promise.resolve({ status: 200, headers: new Headers(), body, discard() {} }) : never;
  };
  const client = tinyClient({ transport: { send, close: async () => {} } });
  const request = { method: 'GET', url: new URL('https://x.example'), headers: {} };
  return exchangeInTime(client, request, { ...base, timeouts: { ...timeouts, attempt: 50 } });
}

it.each(['headers', 'body'] as const)('an attempt that takes too long in its phase %s says so', async (phase) => {
  const error: unknown = await stalled(phase).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ failure: `${phase}-timeout`, phase, sent: 'maybe' });
  expect(error).toHaveProperty('message', expect.stringContaining('(the attempt took longer than 50 ms)'));
});

it('an attempt that fails within its time fails as it does, and leaves no timer', async () => {
  const cleared = vi.spyOn(globalThis, 'clearTimeout');
  const send = (): Promise<never> => Promise.reject(new Error('lost'));
  const client = tinyClient({ transport: { send, close: async () => {} } });
  const request = { method: 'GET', url: new URL('https://x.example'), headers: {} };
  const sending = exchangeInTime(client, request, { ...base, timeouts: { ...timeouts, attempt: 5000 } });
  await expect(sending).rejects.toThrow('lost');
  expect(cleared).toHaveBeenCalled();
  cleared.mockRestore();
});
