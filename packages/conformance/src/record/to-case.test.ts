import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packageDirectory } from '../providers/providers.ts';
import type { RecordedExchange } from './recorder.ts';
import { type Recording, toCase } from './to-case.ts';

const redaction = { key: 'Zk3aQ9xT7mB2-of-the-caller', filesDirectory: join(packageDirectory(), 'fixtures', 'files') };

function exchange(
  body: Buffer | string,
  more: Partial<RecordedExchange['answer']> = {},
  target = '/v1',
): RecordedExchange {
  const headers = [
    ['Host', 'a'],
    ['X-Api-Key', redaction.key],
    ['Accept-Encoding', 'gzip'],
  ] as const;
  return {
    request: { method: 'GET', target, headers, body: Buffer.alloc(0) },
    answer: { status: 200, headers: [['Content-Type', 'application/json']], body: Buffer.from(body), ...more },
  };
}

function caseOf(exchanges: readonly RecordedExchange[], more: Partial<Recording> = {}): ReturnType<typeof toCase> {
  const provenance = { evidence: 'assumed', source: 'a test' } as const;
  const call = { method: 'credits.get' };
  return toCase({ call, exchanges, result: {}, response: {}, drift: [], images: [], provenance, ...more }, redaction);
}

test("a request lists what is not any client's own, with the key of the cases", () => {
  const [first] = caseOf([exchange('{}', {}, '/v1?a=1&b=2&b=3')]).exchange;
  expect(first?.request).toEqual({
    method: 'GET',
    path: '/v1',
    query: { a: '1', b: ['2', '3'] },
    headers: { 'x-api-key': 'test-key-0000' },
  });
});

test.each([
  ['gzip', gzipSync('{"a":1}')],
  ['br', brotliCompressSync('{"a":1}')],
])('an answer in %s is written decoded, without the fields of its framing', (encoding, body) => {
  const headers = [
    ['Content-Type', 'application/json'],
    ['Content-Encoding', encoding],
    ['Content-Length', String(body.length)],
  ] as const;
  const [first] = caseOf([exchange(body, { headers })]).exchange;
  expect(first?.answer).toEqual({ status: 200, headers: [['Content-Type', 'application/json']], json: { a: 1 } });
});

test('an encoding that cannot be read is refused by name', () => {
  expect(() => caseOf([exchange('x', { headers: [['content-encoding', 'zstd, gzip']] })])).toThrow(
    /answer 1.*zstd, gzip/,
  );
});

test('figures and repeats that parsing would lose stay as they were written', () => {
  for (const text of ['{"seed":12345678901234567890}', '{"a":1.0}', '{"a":1,"a":2}']) {
    expect(caseOf([exchange(text)]).exchange[0]?.answer).toMatchObject({ text });
  }
  expect(caseOf([exchange('{ "a": "b  c" }')]).exchange[0]?.answer).toMatchObject({ json: { a: 'b  c' } });
});

test('polls that say the same again are left out and counted', () => {
  const states = ['QUEUED', 'QUEUED', 'QUEUED', 'DONE', 'QUEUED'];
  const recorded = caseOf(states.map((state) => exchange(JSON.stringify({ state }))));
  expect(recorded.exchange.map(({ answer }) => answer?.json)).toEqual([
    { state: 'QUEUED' },
    { state: 'DONE' },
    { state: 'QUEUED' },
  ]);
  expect(recorded).toMatchObject({ kind: 'task', provenance: { note: expect.stringMatching(/^2 polls/) } });
});

test('what differs from the document is expected to be told again', () => {
  const drift = [{ path: '/a', rule: 'type', message: 'told in full' }];
  expect(caseOf([exchange('{"a":1}')], { drift }).expect).toEqual({
    value: {},
    response: {},
    drift: [{ path: '/a', rule: 'type' }],
  });
});
