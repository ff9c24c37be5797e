import { expect, test } from 'vitest';
import { encodeAnswer } from './encode-answer.ts';

const encode = (answer: Parameters<typeof encodeAnswer>[0]): string => encodeAnswer(answer, '.').toString('latin1');

test('adds content-type and content-length', () => {
  expect(encode({ status: 200, json: { a: 1 } })).toBe(
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 7\r\n\r\n{"a":1}',
  );
});

test('a field that is given replaces the own one, an empty one leaves it out', () => {
  expect(encode({ status: 200, headers: { 'Content-Type': 'a/b' }, text: 'x' })).toContain('Content-Type: a/b\r\n');
  expect(encode({ status: 200, headers: { 'content-type': '' }, text: 'x' })).not.toContain('content-type');
});

test('pairs keep their order and repeat', () => {
  const headers: [string, string][] = [
    ['b', '1'],
    ['a', '2'],
    ['b', '3'],
  ];
  expect(encode({ status: 418, headers })).toContain('\r\nb: 1\r\na: 2\r\nb: 3\r\n');
});

test('lies about the length when told to', () => {
  expect(encode({ status: 200, text: 'abc', contentLength: 10 })).toContain('content-length: 10\r\n\r\nabc');
});

test('sends a body in chunks when told to', () => {
  expect(encode({ status: 200, headers: { 'transfer-encoding': 'chunked' }, text: 'abc' })).toMatch(
    /\r\n\r\n3\r\nabc\r\n0\r\n\r\n$/,
  );
});

test('an answer without a body says so, but not where none is allowed', () => {
  expect(encode({ status: 500 })).toContain('content-length: 0');
  expect(encode({ status: 204 })).not.toContain('content-length');
});
