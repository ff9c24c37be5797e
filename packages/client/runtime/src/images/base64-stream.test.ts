import { expect, test, vi } from 'vitest';
import { Base64Stream } from './base64-stream.ts';

function bytesOf(stream: Base64Stream): Uint8Array {
  const bytes = stream.finish('mark')?.bytes;
  if (bytes === undefined) throw new Error('the text is cut');
  return bytes;
}

test.each([
  [9, 9, 'all of it is filled'],
  [9, 8, 'an eighth more than its bytes'],
])('room for %i that holds %i bytes is handed out as it is: %s', (expected, size) => {
  // What lies in memory that was not cleared may be anyone's secret.
  const allocate = vi
    .spyOn(Buffer, 'allocUnsafeSlow')
    .mockImplementation((length) => Buffer.from(Buffer.alloc(length, 9).buffer));
  const image = Buffer.alloc(size, 7);
  const stream = new Base64Stream(expected);
  expect(stream.begin(Buffer.from(image.toString('base64')))).toBe(true);
  const bytes = bytesOf(stream);
  expect(allocate).toHaveBeenCalledOnce();
  expect(Buffer.from(bytes)).toEqual(image);
  expect(bytes.buffer).toBe(allocate.mock.results[0]?.value.buffer);
  expect([...new Uint8Array(bytes.buffer, size)]).toEqual(Array.from({ length: expected - size }, () => 0));
  allocate.mockRestore();
});

test('more room than that is given back', () => {
  const stream = new Base64Stream(10);
  stream.begin(Buffer.from(Buffer.alloc(8, 7).toString('base64')));
  expect(bytesOf(stream).buffer.byteLength).toBe(8);
});

test('makes room for a piece that is many times what was expected', () => {
  const image = Buffer.alloc(99, 7);
  const stream = new Base64Stream(1);
  stream.begin(Buffer.from('BwcH'));
  expect(stream.push(Buffer.from(image.toString('base64')))).toBe(true);
  expect(bytesOf(stream)).toHaveLength(102);
});

test.each([
  ['BwcHBw==', [6]],
  ['BwcHBw==', [7]],
  ['BwcHBw==', [4, 5, 6, 7]],
  ['BwcHBwc=', [6]],
  ['BwcHBwc=', [7]],
  ['BwcHBwc=', [1, 2, 3]],
])('padding of %s may come in pieces that end at %j', (text, cuts) => {
  const ends = [...cuts, text.length];
  const [first, ...rest] = ends.map((end, index) => Buffer.from(text.slice(ends[index - 1] ?? 0, end)));
  const stream = new Base64Stream(16);
  expect(stream.begin(first ?? Buffer.alloc(0))).toBe(true);
  for (const piece of rest) expect(stream.push(piece)).toBe(true);
  expect([...bytesOf(stream)]).toEqual([...Buffer.from(text, 'base64')]);
});
