import { Readable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { messageOf, refuseAsText } from '../test-support/request-place.ts';
import { isBinaryData, isBinaryInput, isStream } from './binary-input.ts';
import { fileOf } from './file-of.ts';

afterEach(() => void vi.unstubAllGlobals());

const bytes = new Uint8Array([1]);

test.each([null, undefined, 'text', 5, {}, [], new Date(0)])('%j is neither bytes nor a file', (value) => {
  expect(isBinaryData(value)).toBe(false);
  expect(isBinaryInput(value)).toBe(false);
});

test.each([
  [{ data: bytes }, true],
  [{ data: bytes, name: 'a', mediaType: 'x/y' }, true],
  [{ data: bytes, name: 5 }, false],
  [{ data: bytes, mediaType: 5 }, false],
  [{ data: 'a path', name: 'a', mediaType: 'x/y' }, false],
])('%j is a file: %s', (value, isFile) => {
  expect(isBinaryInput(value)).toBe(isFile);
});

test('a stream that cannot be iterated, as in Safari, is one all the same', () => {
  class OldStream {}
  vi.stubGlobal('ReadableStream', OldStream);
  expect(isStream(new OldStream())).toBe(true);
  expect(isStream({})).toBe(false);
});

test('where there are no streams of the web, others are known', () => {
  vi.stubGlobal('ReadableStream', undefined);
  expect(isStream(Readable.from(['x']))).toBe(true);
  expect(isStream({})).toBe(false);
});

test.each([
  [bytes, { streamed: false, name: undefined, mediaType: undefined }],
  [new Blob(['x']), { streamed: false, name: undefined, mediaType: undefined }],
  [new Blob(['x'], { type: 'image/png' }), { streamed: false, name: undefined, mediaType: 'image/png' }],
  [new File(['x'], 'a.png'), { streamed: false, name: 'a.png', mediaType: undefined }],
  [
    { data: new File(['x'], 'a.png'), name: 'b.png', mediaType: 'x/y' },
    { name: 'b.png', mediaType: 'x/y' },
  ],
  [{ data: Readable.from(['x']) }, { streamed: true, name: undefined, mediaType: undefined }],
  [new Blob(['x']).stream(), { streamed: true }],
])('what is known of file %#', (value, facts) => {
  expect(fileOf(value, refuseAsText)).toMatchObject(facts);
});

test('what is no file is refused, and so is a stream that is read', () => {
  const files = 'expected a Blob, a Uint8Array, a stream, or { data, name, mediaType }';
  expect(messageOf(() => fileOf('a path', refuseAsText))).toBe(`: ${files}`);
  const stream = new Blob(['x']).stream();
  stream.getReader();
  expect(messageOf(() => fileOf(stream, refuseAsText))).toBe(': is a stream that is being read already');
});
