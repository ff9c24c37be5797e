import { expect, test } from 'vitest';
import { parseRequest } from './parse-request.ts';

const parse = (text: string): ReturnType<typeof parseRequest> => parseRequest(Buffer.from(text, 'latin1'));

test('reads method, target and header fields as sent', () => {
  const parsed = parse('GET /a%20b?x=1 HTTP/1.1\r\nHost: h\r\nX-Two: 1\r\nx-two:  2 \r\n\r\n');
  expect(parsed?.request).toMatchObject({
    method: 'GET',
    target: '/a%20b?x=1',
    headers: [
      ['Host', 'h'],
      ['X-Two', '1'],
      ['x-two', '2'],
    ],
  });
});

test('reads a body of a given length and leaves what follows', () => {
  const parsed = parse('POST / HTTP/1.1\r\ncontent-length: 3\r\n\r\nabcGET');
  expect([parsed?.request.body.toString(), parsed?.rest.toString()]).toEqual(['abc', 'GET']);
});

test('reads a chunked body and leaves what follows', () => {
  const parsed = parse(
    'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\nGET',
  );
  expect([parsed?.request.body.toString(), parsed?.rest.toString()]).toEqual(['abc0123456789', 'GET']);
});

test.each([
  'GET / HTTP/1.1\r\nhost: h\r\n',
  'POST / HTTP/1.1\r\ncontent-length: 4\r\n\r\nabc',
  'POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n',
])('waits for the rest of %j', (text) => {
  expect(parse(text)).toBeUndefined();
});

test.each([
  ['HELLO\r\n\r\n', 'request line'],
  ['GET / HTTP/1.1\r\nbad field\r\n\r\n', 'header field'],
  ['POST / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 1\r\n\r\na', 'content-length'],
  ['POST / HTTP/1.1\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\na', 'both'],
  ['POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n', 'chunk'],
])('refuses %j', (text, reason) => {
  expect(() => parse(text)).toThrow(reason);
});
