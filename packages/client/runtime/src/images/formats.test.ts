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
  ['gif', Buffer.from('GIF87a')],
  ['heif', tinyHeif(['avif'])],
  ['heif', tinyHeif(['xxxx', 'yyyy', 'avif'])],
  ['heif', heic],
] as const)('%s is known by its first bytes', (format, bytes) => {
  expect(firstBytes(bytes)).toBe(format);
});

const brands = 'avif avio avis heic heim heis heix hevc hevm hevs hevx mif1 msf1'.split(' ');

test.each(brands)('the brand %s makes a HEIF', (brand) => {
  expect(firstBytes(tinyHeif([brand]))).toBe('heif');
  expect(firstBytes(tinyHeif(['isom', 'mp42', brand]))).toBe('heif');
});

test.each(['avix', 'heaf', 'heiz', 'mxf1', 'isom'])('the brand %s does not', (brand) => {
  expect(firstBytes(tinyHeif([brand, 'mp42']))).toBeUndefined();
});

test('a brand begins where brands begin', () => {
  expect(firstBytes(tinyHeif(['isom', 'xavi', 'fxxx']))).toBeUndefined();
});

test.each([...whole.map(([, bytes]) => bytes), Buffer.from('GIF89a'), heic])(
  'what begins later does not begin',
  (bytes) => {
    expect(firstBytes(Buffer.concat([Buffer.from('-'), bytes]))).toBeUndefined();
  },
);

test.each([Buffer.from('GIF89a'), heic, Buffer.from('of no known kind')])('nobody knows where others end', (bytes) => {
  expect(isComplete(bytes)).toBe(true);
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

const [start, end] = [tinyJpeg().subarray(0, 2), Buffer.from([0xff, 0xd9])];

test.each([
  ['fill bytes in front of a marker', [0xff, 0xff, 0xff, 0xfe, 0, 4, 1, 2, 0xff, 0xda, 0, 2, 9]],
  ['bytes that are no segment', [0xff, 0xfe, 0, 4, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['image data that looks like a segment', [0xff, 0xda, 0, 2, 0xff, 0, 0xff, 0xff, 9, 9]],
])('a JPEG with %s is whole with its end marker, and not without', (_, bytes) => {
  expect(isComplete(Buffer.concat([start, Buffer.from(bytes), end]))).toBe(true);
  expect(isComplete(Buffer.concat([start, Buffer.from(bytes)]))).toBe(false);
});

test.each([
  ['at the end of a segment', [0xff, 0xfe, 0, 4, 0xff, 0xd9, 0xff, 0xda, 0, 2, 9]],
  ['in the length of a segment', [0xff, 0xfe, 0xff, 0xd9]],
])('an end marker %s is no end', (_, bytes) => {
  expect(isComplete(Buffer.concat([start, Buffer.from(bytes)]))).toBe(false);
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
  expect(faultOfImage(new Uint8Array(), 'image/png')).toEqual({ reason: 'it is empty', cut: true });
  expect(faultOfImage(tinyPng().subarray(0, 40), undefined)).toEqual({
    reason: 'the png ends in the middle',
    cut: true,
  });
});

test.each([
  ...['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'text/html'],
  ...['my-application/octet-stream', 'application/octet-stream-archive'],
])('bytes that are no image are none by being declared as %s', (declared) => {
  expect(faultOfImage(Buffer.alloc(32), declared)).toEqual({
    reason: `it is declared as ${declared}, but the bytes are no such image`,
    cut: false,
  });
});

test.each([undefined, 'application/octet-stream', 'binary/octet-stream'])(
  'declared as %s, bytes of a format that nobody knows are taken for an image, but for a few or a text',
  (declared) => {
    const none = { reason: 'nobody calls it an image, and its bytes are none', cut: false };
    expect(faultOfImage(Buffer.alloc(16), declared)).toBeUndefined();
    expect(faultOfImage(Buffer.alloc(15), declared)).toEqual(none);
    const text = (byte: number): Buffer => Buffer.from([byte, ...Buffer.from('the rest is text, and more')]);
    for (const byte of [0x09, 0x0a, 0x0d, 0x20, 0x7e]) expect(faultOfImage(text(byte), declared)).toEqual(none);
    for (const byte of [0x08, 0x0e, 0x1f, 0x7f, 0x80]) expect(faultOfImage(text(byte), declared)).toBeUndefined();
  },
);

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
  expect(mediaTypeOf(' image/png ;q=1;v=2')).toBe('image/png');
  expect(mediaTypeOf('application/json')).toBe('application/json');
  for (const text of ['', 'jpeg', 'image/png image/webp', 'an image/png', 'image/p\u00f1g'])
    expect(mediaTypeOf(text), text).toBeUndefined();
  expect(mediaTypeOf(null)).toBeUndefined();
});

test.each([
  ['image/png', '.png'],
  ['image/jpeg', '.jpg'],
  ['image/webp', '.webp'],
  ['image/gif', '.gif'],
  ['image/avif', '.avif'],
  ['image/heic', '.heic'],
  ['image/heif', '.heif'],
  ['image/svg+xml', '.svg'],
  ['image/jxl', '.jxl'],
  ['image/bmp', '.bmp'],
  ['image/tiff', '.tiff'],
  ['image/html', undefined],
  ['application/octet-stream', undefined],
  ['__proto__', undefined],
  [undefined, undefined],
])('a file of the type %s gets the extension %s', (mediaType, extension) => {
  expect(extensionFor(mediaType)).toBe(extension);
});

const text = (length: number, byte = 0x41): Uint8Array => new Uint8Array(length).fill(byte);

test.each<[string, Uint8Array, boolean]>([
  ['a word', text(15, 0xff), true],
  ['as few bytes as an image can have', text(16, 0xff), false],
  ['a text', text(40), true],
  ['a text with every kind of blank', Buffer.from(`\t\n\v\f\r ${'~'.repeat(20)}`), true],
  ['a text with a byte beyond', Uint8Array.from([...text(15), 0x7f]), false],
  ['a text with a control character', Uint8Array.from([...text(15), 0x0e]), false],
  ['a text with a bell', Uint8Array.from([...text(15), 0x08]), false],
  ['a text with a byte of another alphabet', Uint8Array.from([...text(15), 0x80]), false],
  ['a text whose later bytes are none', Uint8Array.from([...text(16), 0x00]), true],
])('%s that nobody calls an image is none: %j', (_, bytes, isNone) => {
  const fault = { reason: 'nobody calls it an image, and its bytes are none', cut: false };
  expect(faultOfImage(bytes, undefined)).toEqual(isNone ? fault : undefined);
  expect(faultOfImage(bytes, 'application/octet-stream')).toEqual(isNone ? fault : undefined);
  expect(faultOfImage(bytes, 'binary/octet-stream')).toEqual(isNone ? fault : undefined);
});

test('what is empty or ends in the middle is worth another try, what is no image is not', () => {
  expect(faultOfImage(new Uint8Array(), 'image/png')).toEqual({ reason: 'it is empty', cut: true });
  expect(faultOfImage(tinyPng().subarray(0, -1), undefined)).toEqual({
    reason: 'the png ends in the middle',
    cut: true,
  });
  const reason = 'it is declared as text/html, but the bytes are no such image';
  expect(faultOfImage(text(40), 'text/html')).toEqual({ reason, cut: false });
  expect(faultOfImage(text(40), 'image')).toBeUndefined();
});

test.each(['png', 'jpeg', 'webp', 'gif', 'avif'])('%s is a format that is known by its bytes', (format) => {
  expect(faultOfImage(text(40), `image/${format}`)).toMatchObject({ cut: false });
  expect(faultOfImage(text(40), `image/x-${format}`)).toBeUndefined();
});

test('an image of a format without an end marker is taken as whole', () => {
  expect([Buffer.from('GIF89a'), Buffer.from('GIF87a'), heic, Buffer.from('no image')].map(isComplete)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test('a WebP is as long as it says', () => {
  const webp = tinyWebp();
  expect([isComplete(webp), isComplete(webp.subarray(0, -1)), isComplete(webp.subarray(0, 12))]).toEqual([
    true,
    false,
    false,
  ]);
});
