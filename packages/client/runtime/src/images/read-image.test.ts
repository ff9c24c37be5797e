import { isMainThread } from 'node:worker_threads';
import { beforeAll, expect, test } from 'vitest';
import { tinyHeif, tinyJpeg, tinyPng, tinyWebp } from '../test-support/tiny-images.ts';
import { firstBytes } from './first-bytes.ts';
import { awaitImageReader, headLengths, readImage } from './read-image.ts';

const lossy = Buffer.from('RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x30\x05\x10\x40', 'latin1');
const lossless = Buffer.from('RIFF\0\0\0\0WEBPVP8L\x05\0\0\0\x2f\x2f\xc5\x03\0', 'latin1');
const heads: readonly (readonly [name: string, mediaType: string, bytes: Buffer])[] = [
  ['PNG', 'image/png', tinyPng(1328, 16)],
  ['JPEG', 'image/jpeg', tinyJpeg(1328, 16)],
  ['extended WebP', 'image/webp', tinyWebp(1328, 16)],
  ['lossy WebP', 'image/webp', lossy],
  ['lossless WebP', 'image/webp', lossless],
  ['GIF', 'image/gif', Buffer.from('GIF89a\x30\x05\x10\0', 'latin1')],
  ['AVIF', 'image/avif', tinyHeif(['avif', 'mif1'], 1328, 16)],
  ['AVIF behind a general brand', 'image/avif', tinyHeif(['mif1', 'avif'], 1328, 16)],
  ['HEIC', 'image/heic', tinyHeif(['heic', 'mif1'], 1328, 16)],
];

beforeAll(awaitImageReader);

/** A JPEG with so many bytes of metadata in front of its size. */
function withMetadata(length: number): Buffer {
  const segments: Buffer[] = [];
  for (let left = length; left > 0; left -= 65_537) {
    const segment = Buffer.alloc(Math.min(left, 65_537), 0xff);
    segment.writeUInt16BE(0xffe2, 0);
    segment.writeUInt16BE(segment.length - 2, 2);
    segments.push(segment);
  }
  const jpeg = tinyJpeg(1328, 16);
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

/** Numbers below `most`, the same with every run. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

test.each(heads)('type and size of a %s are read', (_, mediaType, bytes) => {
  expect(readImage(bytes)).toEqual({ mediaType, width: 1328, height: 16 });
});

test.each(['', 'GIF89a', 'RIFF1234WAVE', '<svg width="3" height="2"/>'])('of %j nothing is made up', (text) => {
  expect(readImage(Buffer.from(text, 'latin1'))).toBeUndefined();
});

test('a size of nothing is none', () => {
  expect(readImage(tinyPng(0, 16))).toEqual({ mediaType: 'image/png', width: undefined, height: 16 });
});

test('the size is found behind metadata of seven full segments', () => {
  expect(readImage(withMetadata(7 * 65_537))).toEqual({ mediaType: 'image/jpeg', width: 1328, height: 16 });
});

test('megabytes are not looked through', () => {
  expect(readImage(withMetadata(headLengths[1]))).toBeUndefined();
});

test('the size is that of the pixels as stored, whatever way they are to be turned', () => {
  const onItsSide = Buffer.from('Exif\0\0II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0', 'latin1');
  const jpeg = tinyJpeg(1328, 16);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, onItsSide.length + 2]), onItsSide]);
  const turned = Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
  expect(readImage(turned)).toMatchObject({ width: 1328, height: 16 });
});

test.each(heads)('a %s cut anywhere is read whole or not at all', (_, mediaType, bytes) => {
  for (let end = 0; end < bytes.length; end += 1) {
    expect([undefined, { mediaType, width: 1328, height: 16 }]).toContainEqual(readImage(bytes.subarray(0, end)));
  }
});

test.each(heads)('a %s with any bytes changed does no harm, and begins as an image if it is read as one', (...head) => {
  const [, , bytes] = head;
  const below = dice(bytes.length);
  for (let round = 0; round < 3000; round += 1) {
    const changed = Buffer.from(bytes);
    for (let change = below(6); change >= 0; change -= 1) changed[below(changed.length)] = below(256);
    if (readImage(changed) !== undefined) expect(firstBytes(changed), changed.toString('hex')).toBeDefined();
  }
});

test('bytes of chance behind any beginning do no harm', () => {
  const below = dice(7);
  for (let round = 0; round < 3000; round += 1) {
    const noise = Buffer.from(Array.from({ length: below(300) }, () => below(256)));
    const [, , beginning = noise] = heads[below(heads.length + 1)] ?? [];
    expect(() => readImage(Buffer.concat([beginning.subarray(0, below(40)), noise]))).not.toThrow();
  }
});

// A thread of its own has a stack that no list of this length overruns.
test.runIf(isMainThread)('a list that overruns the stack of its reader does no harm', () => {
  const entries = Buffer.alloc(headLengths[1] - 200);
  const bytes = tinyHeif(['avif'], 3, 2);
  const list = bytes.indexOf('ipma') - 4;
  // All boxes around the list, and the number of its entries, grow with it.
  for (const type of ['meta', 'iprp', 'ipma']) {
    const at = bytes.indexOf(type) - 4;
    bytes.writeUInt32BE(bytes.readUInt32BE(at) + entries.length, at);
  }
  bytes.writeUInt32BE(entries.length, list + 12);
  expect(readImage(Buffer.concat([bytes, entries]))).toBeUndefined();
});
