import { expect, test } from 'vitest';
import { ProtocolError } from '../errors/protocol-error.ts';
import type { ImageLocator } from '../operation.ts';
import { tinyClient } from '../test-support/tiny-client.ts';
import { tinyJpeg, tinyPng } from '../test-support/tiny-images.ts';
import type { GeneratedImage } from './generated-image.ts';
import { type ImageAnswer, imagesFrom } from './images-from.ts';
import { awaitImageReader } from './read-image.ts';

await awaitImageReader();

const png = tinyPng();
const text = png.toString('base64');
const answeredAt = Date.UTC(2026, 0, 1);

function from(images: readonly ImageLocator[], answer: Partial<ImageAnswer>): GeneratedImage[] {
  const client = tinyClient();
  return imagesFrom(client, { id: 'images.generate', images }, { body: undefined, answeredAt, ...answer }).images;
}

test('the body is handed on untouched', () => {
  const body = { data: [{ url: 'https://cdn.example.com/a.png' }] };
  const operation = { id: 'images.generate', images: [{ each: '/data', url: '/url' }] };
  expect(imagesFrom(tinyClient(), operation, { body, answeredAt }).body).toBe(body);
});

test('images come in the order of the answer, entries without one left out', () => {
  const data = [{ url: 'https://a.example/1' }, null, {}, { url: '' }, { url: 7 }, 'x', { url: 'https://a.example/2' }];
  const images = from([{ each: '/data', url: '/url' }], { body: { data } });
  expect(images.map(({ url }) => url)).toEqual(['https://a.example/1', 'https://a.example/2']);
});

test('items may be the URLs themselves, with spaces around them', () => {
  const images = from([{ each: '/urls', url: '' }], { body: { urls: ['https://a.example/1 '] } });
  expect(images.map(({ url }) => url)).toEqual(['https://a.example/1']);
});

test('all locators are read', () => {
  const locators = [{ each: '/data', url: '/url' }, { base64: '/image' }];
  expect(from(locators, { body: { data: [{ url: 'https://a.example/1' }], image: text } })).toHaveLength(2);
});

test('a URL that two locators name is one image, with what both know', () => {
  const locators = [
    { each: '/images', url: '/url', mediaType: '/type' },
    { each: '/data', url: '/url', width: '/width', height: '/height' },
  ];
  const url = 'https://a.example/1';
  const images = from(locators, {
    body: { images: [{ url, type: 'image/webp' }], data: [{ url, width: 5, height: 6 }] },
  });
  expect(images).toHaveLength(1);
  expect(images[0]).toMatchObject({ url, mediaType: 'image/webp', width: 5, height: 6 });
});

test('an item with URL and base64 is one image: its bytes are at hand, its URL is kept', async () => {
  const body = { data: [{ url: 'https://a.example/1', b64: text }] };
  const [image] = from([{ each: '/data', url: '/url', base64: '/b64' }], { body });
  expect(image?.url).toBe('https://a.example/1');
  expect(Buffer.from((await image?.bytes()) ?? [])).toEqual(png);
});

test('a data URI in the place of a URL is base64', async () => {
  const images = from([{ url: '/url' }], { body: { url: `data:image/png;base64,${text}` } });
  expect(images[0]?.url).toBeUndefined();
  expect(await images[0]?.bytes()).toHaveLength(png.length);
});

test('a URL in the place of base64 is a URL', () => {
  expect(from([{ base64: '/image' }], { body: { image: 'https://a.example/1' } })[0]?.url).toBe('https://a.example/1');
});

test('the URL expires so long after the answer, base64 never', () => {
  const locators = [{ each: '/data', url: '/url', base64: '/b64', expires: 60_000 }];
  const images = from(locators, { body: { data: [{ url: 'https://a.example/1' }, { b64: text }] } });
  expect(images.map(({ expiresAt }) => expiresAt)).toEqual([new Date(answeredAt + 60_000), undefined]);
});

test('a raw answer is one image, whatever it is declared as', async () => {
  const images = from([], { bytes: tinyJpeg(), mediaType: 'image/png; x=y' });
  expect(images[0]?.mediaType).toBe('image/jpeg');
  expect(await images[0]?.bytes()).toEqual(tinyJpeg());
});

test('a raw answer has no body', () => {
  const result = imagesFrom(tinyClient(), { id: 'x.y', images: [] }, { body: undefined, bytes: png, answeredAt });
  expect(result).not.toHaveProperty('body');
});

test.each([
  ['cut', png.subarray(0, 50)],
  ['empty', Buffer.alloc(0)],
  ['a web page', Buffer.from('<html>')],
])('a raw answer that is %s is an error', (_, bytes) => {
  const read = (): unknown => from([], { bytes, mediaType: 'image/png' });
  expect(read).toThrow(ProtocolError);
  expect(read).toThrow(/without a whole image: (it is|the png ends|it is declared)/);
  expect(read).toThrow(expect.objectContaining({ attempts: 1 }));
  expect(read).not.toThrow(expect.objectContaining({ headers: expect.anything() }));
});

test('what is wrong with an image is told as wrong with the operation', async () => {
  const [image] = from([{ base64: '/image' }], { body: { image: 'AAA' } });
  await expect(image?.bytes()).rejects.toMatchObject({ provider: 'tiny', operation: 'images.generate' });
});

test('images are looked for in the body with the marks', async () => {
  const lifted = [{ mark: 'mark-1', bytes: png, mediaType: undefined, text: () => text }];
  const [image] = from([{ base64: '/image' }], { body: { image: text }, marked: { image: 'mark-1' }, lifted });
  expect(await image?.bytes()).toBe(png);
});

test.each([{ data: [] }, { data: null }, { data: [null, { url: 'soon' }] }, {}, null, 'text'])(
  'an answer without a usable image is an error that may have cost money: %j',
  (body) => {
    const read = (): unknown =>
      from([{ each: '/data', url: '/url' }], {
        body,
        status: 200,
        headers: new Headers({ 'x-echo': 'sk-tiny-secret-0000' }),
        late: { response: { requestId: 'r1', attempts: 3 } },
      });
    expect(read).toThrow(/answered without an image/);
    expect(read).toThrow(
      expect.objectContaining({
        ...{ billable: 'maybe', status: 200, requestId: 'r1', retryable: false, attempts: 3 },
        ...{ category: 'protocol', phase: 'decode', sent: 'yes', provider: 'tiny', operation: 'images.generate' },
        headers: new Headers({ 'x-echo': '[key]' }),
      }),
    );
  },
);
