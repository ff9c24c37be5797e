import { expect, test } from 'vitest';
import { Trace } from './trace.ts';

const place = { connection: 1, host: 'api', direction: 'in' } as const;

function shown(bytes: Buffer | string, secrets: readonly string[] = []): string | undefined {
  const trace = new Trace();
  trace.note(place, bytes);
  return trace.lines(secrets)[0]?.text;
}

test('bytes are escaped so that each can be told', () => {
  expect(shown(Buffer.from('a\r\n\t\\\x00\xff~', 'latin1'))).toBe('a\\r\\n\\t\\\\\\x00\\xff~');
});

test('long bytes are cut, with their length', () => {
  expect(shown(Buffer.alloc(100_000, 'a'))).toBe(`${'a'.repeat(800)} … (100000 bytes)`);
  expect(shown(Buffer.alloc(801, 'a'))).toMatch(/ … \(801 bytes\)$/);
  expect(shown(Buffer.alloc(800, 'a'))).toBe('a'.repeat(800));
});

test('a line tells when, on which connection, to which host and which way', () => {
  const trace = new Trace();
  trace.note({ connection: 3, host: 'elsewhere', direction: 'event' }, 'opened');
  expect(trace.lines([])).toEqual([
    { at: expect.closeTo(0, -3), connection: 3, host: 'elsewhere', direction: 'event', text: 'opened' },
  ]);
});

test.each([
  ['a key that is known', 'POST /a?k=key-1 HTTP/1.1', 'POST /a?k=*** HTTP/1.1'],
  ['a header field of a key', 'a: b\r\nX-Api-Key: abc def\r\nc: d', 'a: b\\r\\nX-Api-Key: ***\\r\\nc: d'],
  ['a bearer', 'a: b\r\nauthorization: Bearer abc\r\n\r\n', 'a: b\\r\\nauthorization: ***\\r\\n\\r\\n'],
  ['a signature of an address', '"https://a/b?x=1&X-Amz-Signature=abcdef12"', '"https://a/b?x=1&X-Amz-Signature=***"'],
  ['a member of a JSON text', '{"upload_token": "abc","a":"b"}', '{"upload_token": "***","a":"b"}'],
  ['a field of a form', 'name="policy"\r\n\r\nabc\r\n--', 'name="policy"\\r\\n\\r\\n***\\r\\n--'],
])('%s is masked', (_, text, expected) => {
  expect(shown(Buffer.from(text), ['key-1'])).toBe(expected);
});

test('a key of idempotency is no secret', () => {
  expect(shown(Buffer.from('idempotency-key: abc'))).toBe('idempotency-key: abc');
});

test('a secret on the edge of what is shown does not show in part', () => {
  const text = shown(Buffer.from(`${'a'.repeat(795)}secret-of-mine`), ['secret-of-mine']);
  expect(text).not.toContain('sec');
});

test('of very many lines the first and the last are kept, and how many are not', () => {
  const trace = new Trace();
  for (let index = 0; index < 1000; index += 1) trace.note(place, `${index}`);
  const texts = trace.lines([]).map(({ text }) => text);
  expect(texts).toHaveLength(201);
  expect([texts[149], texts[150], texts[151], texts[200]]).toEqual([
    '149',
    '800 lines are left out here',
    '950',
    '999',
  ]);
});
