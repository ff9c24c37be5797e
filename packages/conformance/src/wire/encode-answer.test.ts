import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { WrittenAnswer } from '../cases/case-file.ts';
import { encodeAnswer } from './encode-answer.ts';

async function piecesOf(answer: WrittenAnswer): Promise<Buffer[]> {
  return [...(await encodeAnswer(answer, '.')).pieces];
}

async function encode(answer: WrittenAnswer): Promise<string> {
  return Buffer.concat(await piecesOf(answer)).toString('latin1');
}

async function split(answer: WrittenAnswer): Promise<{ head: string; body: Buffer }> {
  const bytes = Buffer.concat(await piecesOf(answer));
  const end = bytes.indexOf('\r\n\r\n') + 4;
  return { head: bytes.toString('latin1', 0, end), body: bytes.subarray(end) };
}

test('adds content-type and content-length', async () => {
  expect(await encode({ status: 200, json: { a: 1 } })).toBe(
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 7\r\n\r\n{"a":1}',
  );
});

test('a field that is given replaces the own one, an empty one leaves it out', async () => {
  const given = { status: 200, headers: { 'Content-Type': 'a/b' }, text: 'x' };
  expect(await encode(given)).toContain('Content-Type: a/b\r\n');
  expect(await encode({ ...given, headers: { 'content-type': '' } })).not.toContain('content-type');
});

test('pairs keep their order and repeat', async () => {
  const headers: [string, string][] = [
    ['b', '1'],
    ['a', '2'],
    ['b', '3'],
  ];
  expect(await encode({ status: 418, headers })).toContain('\r\nb: 1\r\na: 2\r\nb: 3\r\n');
});

test('two lengths of the fixture are left alone', async () => {
  const headers: [string, string][] = [
    ['content-length', '3'],
    ['content-length', '4'],
  ];
  expect((await encode({ status: 200, headers, text: 'abc' })).match(/content-length: \d/g)).toHaveLength(2);
});

test.each([
  [{ contentLength: 10 }, 10],
  [{ lengthOff: 10 }, 13],
  [{ lengthOff: -1 }, 2],
])('lies about the length with %j', async (lie, length) => {
  expect(await encode({ status: 200, text: 'abc', ...lie })).toContain(`content-length: ${length}\r\n\r\nabc`);
});

test('sends a body in chunks when told to, with and without the last of them', async () => {
  const answer = { status: 200, headers: { 'transfer-encoding': 'chunked' }, text: 'abc' };
  expect(await encode(answer)).toMatch(/\r\n\r\n3\r\nabc\r\n0\r\n\r\n$/);
  expect(await encode({ ...answer, unfinished: true })).toMatch(/\r\n\r\n3\r\nabc\r\n$/);
  expect(await encode({ ...answer, chunks: [1] })).toMatch(/\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n$/);
});

test('an answer without a body says so, but not where none is allowed', async () => {
  expect(await encode({ status: 500 })).toContain('content-length: 0');
  expect(await encode({ status: 204 })).not.toContain('content-length');
  expect(await encode({ status: 204, lengthOff: 3 })).toContain('content-length: 3');
});

test.each([
  ['gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
  ['zstd', zstdDecompressSync],
] as const)('encodes with %s, says so and counts what comes out', async (coding, decode) => {
  const { head, body } = await split({ status: 200, text: 'abc'.repeat(100), encode: coding });
  expect(head).toContain(`content-encoding: ${coding}\r\n`);
  expect(head).toContain(`content-length: ${body.length}\r\n`);
  expect(decode(body).toString()).toBe('abc'.repeat(100));
});

test('codings are applied in their order', async () => {
  const { head, body } = await split({ status: 200, text: 'abc', encode: ['deflate', 'gzip'] });
  expect(head).toContain('content-encoding: deflate, gzip\r\n');
  expect(inflateSync(gunzipSync(body)).toString()).toBe('abc');
});

test('a label lies about the coding, an empty one leaves it out', async () => {
  expect(await encode({ status: 200, text: 'abc', label: 'gzip' })).toMatch(
    /content-encoding: gzip\r\n(.+\r\n)*\r\nabc$/,
  );
  const { head, body } = await split({ status: 200, text: 'abc', encode: 'gzip', label: '' });
  expect(head).not.toContain('content-encoding');
  expect(gunzipSync(body).toString()).toBe('abc');
});

test('a cut drops the end of what is encoded and is not counted', async () => {
  const whole = await split({ status: 200, text: 'abc', encode: 'gzip' });
  const { head, body } = await split({ status: 200, text: 'abc', encode: 'gzip', cut: 4 });
  expect(body).toEqual(whole.body.subarray(0, -4));
  expect(head).toContain(`content-length: ${whole.body.length - 4}\r\n`);
});

test('raw bytes stand around the body and are part of it', async () => {
  const { head, body } = await split({ status: 200, json: 1, prefix: '\xef\xbb\xbf', suffix: '\xff' });
  expect(head).toContain('content-length: 5\r\n');
  expect([...body]).toEqual([0xef, 0xbb, 0xbf, 0x31, 0xff]);
});

test('raw bytes behind the answer are not counted, and come with its end', async () => {
  const pieces = await piecesOf({ status: 200, text: 'abc', trailing: 'HTTP/1.1 200 OK\r\n' });
  expect(pieces.map(String)).toEqual([expect.stringMatching(/content-length: 3\r\n\r\nabcHTTP\/1\.1 200 OK\r\n$/)]);
});

test('pieces may split a code point', async () => {
  const pieces = await piecesOf({ status: 200, text: 'aé!b', chunks: [2, 2] });
  expect(pieces.map((piece) => piece.subarray(piece.lastIndexOf('\n') + 1).toString('hex'))).toEqual([
    '61c3',
    'a921',
    '62',
  ]);
});

test('a number cuts every piece to that size', async () => {
  expect((await piecesOf({ status: 200, text: 'abcde', chunks: 2 })).slice(1).map(String)).toEqual(['cd', 'e']);
});

test('a body is filled up to its size, over the edges of the pieces', async () => {
  const { head, body } = await split({ status: 200, fill: { text: 'abc', bytes: '200KB' }, prefix: '"', suffix: '"' });
  expect(head).toContain(`content-length: ${204_800 + 2}\r\n`);
  expect(body.toString()).toBe(`"${'abc'.repeat(69_000).slice(0, 204_800)}"`);
});

test('a filled body is made while it is read', async () => {
  const { pieces } = await encodeAnswer({ status: 200, fill: { text: 'a', bytes: '900000MB' } }, '.');
  const [first] = pieces;
  expect(first?.length).toBeLessThan(100_000);
});

test('a filled body that is encoded is small on the wire', async () => {
  const { body } = await split({ status: 200, fill: { text: 'a', bytes: '20MB' }, encode: 'gzip' });
  expect(body.length).toBeLessThan(40_000);
  expect(gunzipSync(body).length).toBe(20 * 1024 * 1024);
});

test('a body that would take minutes to encode is refused', async () => {
  const answer = { status: 200, fill: { text: 'a', bytes: '1025MB' }, encode: 'gzip' } as const;
  await expect(encodeAnswer(answer, '.')).rejects.toThrow('1024MB are the most');
});

test('fields of no meaning make a header large', async () => {
  const { head } = await split({ status: 200, padding: { fields: 200, bytes: 100 } });
  expect(head.match(/\r\nx-padding-\d+: x{100}(?=\r\n)/g)).toHaveLength(200);
});
