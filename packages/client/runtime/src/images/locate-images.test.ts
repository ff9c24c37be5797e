import { expect, test } from 'vitest';
import type { ImageLocator } from '../operation.ts';
import type { ImageSource } from './image-source.ts';
import { locateImages } from './locate-images.ts';

const url = 'https://a.example/1';
const answeredAt = 1000;

function located(locator: ImageLocator, body: unknown): ImageSource[] {
  return locateImages([locator], { body, answeredAt });
}

test.each([
  [5, 5],
  [1, 1],
  [0, undefined],
  [-1, undefined],
  [1.5, undefined],
  [Number.NaN, undefined],
  ['5', undefined],
  [true, undefined],
  [null, undefined],
])('of a size of %j is told %j', (size, told) => {
  const [image] = located({ url: '/url', width: '/w', height: '/h' }, { url, w: size, h: size });
  expect(image).toMatchObject({ width: told, height: told });
});

test.each(['', ' ', '\n\t', null, 7, {}])('%j in the place of base64 is no image', (image) => {
  expect(located({ base64: '/image' }, { image })).toEqual([]);
});

test('what is no list has no items', () => {
  for (const body of [{ urls: 'AAAA' }, {}, null]) expect(located({ each: '/urls', base64: '' }, body)).toEqual([]);
});

test.each(['https://a.example/1', 'http://a.example/1', 'HTTPS://a.example/1'])('%s is a URL', (text) => {
  const seen = { url: text, base64: undefined };
  expect(located({ url: '/it' }, { it: ` ${text}\n` })).toMatchObject([seen]);
  expect(located({ base64: '/it' }, { it: ` ${text}\n` })).toMatchObject([seen]);
});

test.each(['ftp://a.example/1', 'xhttps://a.example/1', 'https://', 'file:///etc/passwd'])('%s is none', (text) => {
  expect(located({ url: '/it' }, { it: text })).toEqual([]);
  expect(located({ base64: '/it' }, { it: ` ${text} ` })).toMatchObject([{ url: undefined, base64: text }]);
});

test('a URL that holds a data URI is a URL all the same', () => {
  const long = `${url}?from=data:image/png;base64,AAAA`;
  expect(located({ url: '/it' }, { it: long })).toMatchObject([{ url: long, base64: undefined }]);
});

test('a URL whose time nobody documents has none', () => {
  expect(located({ url: '/url' }, { url })[0]?.expiresAt).toBeUndefined();
});

test('each base64 text is an image of its own', () => {
  const each = { each: '/data', base64: '/b64' };
  expect(located(each, { data: [{ b64: 'AAAA' }, { b64: 'BBBB' }] }).map(({ base64 }) => base64)).toEqual([
    'AAAA',
    'BBBB',
  ]);
});

test('of a URL that is named twice the first word counts, and the second fills in', () => {
  const locators = [
    { url: '/a/url', width: '/a/w', height: '/a/h' },
    { url: '/b/url', width: '/b/w', height: '/b/h', mediaType: '/b/type' },
  ];
  const body = { a: { url, w: 1 }, b: { url, w: 2, h: 2, type: 'image/png' } };
  expect(locateImages(locators, { body, answeredAt })).toEqual([
    { url, base64: undefined, width: 1, height: 2, mediaType: 'image/png', expiresAt: undefined },
  ]);
});

test('a text that was decoded while it came in is found by its mark', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const lifted = [{ mark: 'mark-1', bytes, mediaType: 'image/webp', text: () => 'AQID' }];
  const answer = { body: { it: 'mark-1', other: 'AAAA' }, lifted, answeredAt };
  const images = locateImages([{ base64: '/it' }, { base64: '/other' }], answer);
  expect(images.map(({ base64 }) => base64)).toEqual([{ bytes, mediaType: 'image/webp' }, 'AAAA']);
});
