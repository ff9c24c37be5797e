import { expect, test } from 'vitest';
import { tinyHeif, tinyJpeg, tinyPng, tinyWebp } from '../test-support/tiny-images.ts';
import { faultOfImage } from './check-image.ts';
import { isComplete } from './complete.ts';
import { firstBytes } from './first-bytes.ts';
import { extensionFor, mediaTypeOf } from './media-type.ts';

const heic = tinyHeif(['heic', 'mif1']);
const whole = [
  ['png', tinyPng()],
  ['jpeg', tinyJpeg()],
  ['webp', tinyWebp()],
] as const;

test.each([
  ...whole,
  ['gif', Buffer.from('GIF89a')],
  ['heif', tinyHeif(['avif'])],
  ['heif', tinyHeif(['xxxx', 'yyyy', 'avif'])],
  ['heif', heic],
] as const)('%s is known by its first bytes', (format, bytes) => {
  expect(firstBytes(bytes)).toBe(format);
});

test.each(['', 'RIFF1234WAVE', '<!doctype html>', '\0\0\0\x18ftypisom\0\0\0\0isommp42', '\x89PNG\r\n'])(
  '%j does not begin as an image',
  (text) => {
    expect(firstBytes(Buffer.from(text, 'latin1'))).toBeUndefined();
  },
);

test.each(whole)('a whole %s is whole', (_, bytes) => {
  expect(isComplete(bytes)).toBe(true);
});

test.each(whole)('a %s cut anywhere is not', (_, bytes) => {
  for (let end = 13; end < bytes.length; end += 1) expect(isComplete(bytes.subarray(0, end)), String(end)).toBe(false);
});

test.each(whole)('padding behind a %s is harmless', (_, bytes) => {
  expect(isComplete(Buffer.concat([bytes, Buffer.alloc(2)]))).toBe(true);
});

test('another part behind the end marker of a JPEG is harmless', () => {
  expect(isComplete(Buffer.concat([tinyJpeg(), Buffer.from('a second image, as phones append it')]))).toBe(true);
});

test('the end marker of a preview inside a JPEG is no end', () => {
  const preview = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x00, 0x08, 0xff, 0xd8, 0xff, 0xd9, 0x00, 0x00]);
  expect(isComplete(Buffer.concat([preview, tinyJpeg().subarray(2, -2)]))).toBe(false);
  expect(isComplete(Buffer.concat([preview, tinyJpeg().subarray(2)]))).toBe(true);
});

test('the letters IEND inside the data of a PNG are no end', () => {
  const bytes = tinyPng();
  const cut = Buffer.concat([
    bytes.subarray(0, bytes.indexOf('IDAT') + 4),
    Buffer.from('\0\0\0\0IEND\xaeB`\x82', 'latin1'),
  ]);
  expect(isComplete(cut)).toBe(false);
});

test('what is wrong with an image is said', () => {
  expect(faultOfImage(new Uint8Array(), 'image/png')?.reason).toMatch(/empty/);
  expect(faultOfImage(tinyPng().subarray(0, 40), undefined)).toEqual({
    reason: 'the png ends in the middle',
    cut: true,
  });
  expect(faultOfImage(Buffer.from('<html>'), 'image/png')?.reason).toMatch(/declared as image\/png/);
  expect(faultOfImage(Buffer.from('<html>'), 'image/avif')?.reason).toMatch(/declared as image\/avif/);
  expect(faultOfImage(Buffer.from('<html>'), 'text/html')?.reason).toMatch(/declared as text\/html/);
});

test('the bytes overrule what is declared, and formats that are not known are taken at their word', () => {
  expect(faultOfImage(tinyPng(), 'image/jpeg')).toBeUndefined();
  expect(faultOfImage(tinyPng(), 'text/plain')).toBeUndefined();
  expect(faultOfImage(Buffer.from('heic'), 'image/heic')).toBeUndefined();
  expect(faultOfImage(heic, 'application/octet-stream')).toBeUndefined();
  expect(faultOfImage(heic, 'image/png')).toBeUndefined();
});

test.each(['{"error":"no credits left"}', '<html><body>Busy</body></html>', 'done'])(
  'without a declared type the text %j is no image',
  (text) => {
    expect(faultOfImage(Buffer.from(text), undefined)?.reason).toMatch(/its bytes are none/);
    expect(faultOfImage(Buffer.from(text), 'application/octet-stream')?.reason).toMatch(/its bytes are none/);
  },
);

test('media types are read from what providers write', () => {
  expect(mediaTypeOf('Image/JPG; q=1')).toBe('image/jpeg');
  expect(mediaTypeOf('jpeg')).toBeUndefined();
  expect(mediaTypeOf(null)).toBeUndefined();
});

test.each([
  ['image/jpeg', '.jpg'],
  ['image/heic', '.heic'],
  ['image/svg+xml', '.svg'],
  ['image/html', undefined],
  ['application/octet-stream', undefined],
  ['__proto__', undefined],
  [undefined, undefined],
])('a file of the type %s gets the extension %s', (mediaType, extension) => {
  expect(extensionFor(mediaType)).toBe(extension);
});
