import { expect, test } from 'vitest';
import type { ExpectedRequest } from '../cases/case-file.ts';
import type { WireRequest } from '../wire/parse-request.ts';
import { compareRequest } from './compare-request.ts';

const expected: ExpectedRequest = {
  method: 'POST',
  path: '/v1/x',
  query: { a: '1', b: ['2', '3'] },
  headers: { Authorization: 'Bearer k', 'content-type': 'application/json' },
  present: ['x-id'],
  absent: ['accept-encoding'],
  json: { prompt: 'a' },
};

const seen: WireRequest = {
  method: 'POST',
  target: '/v1/x?a=1&b=2&b=3',
  headers: [
    ['host', 'h'],
    ['authorization', 'Bearer k'],
    ['Content-Type', 'application/json'],
    ['x-id', 'abc'],
  ],
  body: Buffer.from('{"prompt":"a"}'),
};

const compare = (change: Partial<WireRequest>, wanted: ExpectedRequest = expected): Promise<string[]> =>
  compareRequest({ expected: wanted, seen: { ...seen, ...change }, filesDirectory: '.' });

const withField = (name: string, value: string): Partial<WireRequest> => ({
  headers: [...seen.headers, [name, value]],
});

test('the request expected has no differences', async () => {
  expect(await compare({})).toEqual([]);
});

test.each<[string, Partial<WireRequest>, string]>([
  ['method', { method: 'PUT' }, 'method: expected POST, got PUT'],
  ['path', { target: '/v1/y?a=1&b=2&b=3' }, 'path: expected /v1/x, got /v1/y'],
  ['query value', { target: '/v1/x?a=2&b=2&b=3' }, 'query a: expected ["1"], got ["2"]'],
  ['query list', { target: '/v1/x?a=1&b=2' }, 'query b: expected ["2","3"], got ["2"]'],
  ['extra query', { target: '/v1/x?a=1&b=2&b=3&c=4' }, 'query c: expected [], got ["4"]'],
  ['extra header', withField('x-new', '1'), 'header x-new: not expected, got "1"'],
  ['repeated header', withField('Authorization', 'Bearer k'), 'header authorization: sent 2 times'],
  ['forbidden header', withField('accept-encoding', 'gzip'), 'header accept-encoding: must not be sent, got "gzip"'],
  ['missing header', { headers: seen.headers.slice(0, 3) }, 'header x-id: expected some value, got nothing'],
  ['body value', { body: Buffer.from('{"prompt":"b"}') }, 'body /prompt: expected "a", got "b"'],
  ['extra body value', { body: Buffer.from('{"prompt":"a","n":1}') }, 'body /n: not expected, got 1'],
  ['no JSON', { body: Buffer.from('prompt=a') }, 'body: expected JSON, got 8 bytes: "prompt=a"'],
])('a different %s is told', async (_, change, line) => {
  expect(await compare(change)).toEqual([line]);
});

test('a body where none is expected is told', async () => {
  const { json: _, ...bodiless } = expected;
  expect(await compare({}, bodiless)).toEqual(['body: none expected, got 14 bytes: "{\\"prompt\\":\\"a\\"}"']);
});

const form: ExpectedRequest = {
  method: 'POST',
  path: '/form',
  present: ['content-type'],
  multipart: [
    { name: 'key', value: 'k' },
    { name: 'file', fileName: 'a.png', mediaType: 'image/png', base64: 'AQID' },
  ],
};

async function sendForm(parts: [string, string | File][]): Promise<string[]> {
  const data = new FormData();
  for (const [name, value] of parts) data.append(name, value);
  const encoded = new Response(data);
  const mediaType = encoded.headers.get('content-type') ?? '';
  const body = Buffer.from(await encoded.arrayBuffer());
  const request: WireRequest = { method: 'POST', target: '/form', headers: [['content-type', mediaType]], body };
  return compareRequest({ expected: form, seen: request, filesDirectory: '.' });
}

const file = new File([new Uint8Array([1, 2, 3])], 'a.png', { type: 'image/png' });

test('a form is compared part by part', async () => {
  expect(
    await sendForm([
      ['key', 'k'],
      ['file', file],
    ]),
  ).toEqual([]);
});

test.each<[string, [string, string | File][], string]>([
  [
    'value',
    [
      ['key', 'x'],
      ['file', file],
    ],
    'body part key: expected "k", got "x"',
  ],
  [
    'order',
    [
      ['file', file],
      ['key', 'k'],
    ],
    'body parts: expected ["key","file"], got ["file","key"]',
  ],
  [
    'file',
    [
      ['key', 'k'],
      ['file', new File(['x'], 'a.png', { type: 'image/png' })],
    ],
    'body part file: expected 3 bytes, got 1 other ones',
  ],
  [
    'file name',
    [
      ['key', 'k'],
      ['file', new File([file], 'b.png', { type: 'image/png' })],
    ],
    'body part file: expected file name "a.png", got "b.png"',
  ],
])('a form with a different %s is told', async (_, parts, line) => {
  expect(await sendForm(parts)).toEqual([line]);
});
