import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImageLike } from '../client-program/outcome.ts';
import { packageDirectory } from '../providers/providers.ts';
import { readLiveImage } from './live-image.ts';

class Image implements ImageLike {
  readonly #url: string | undefined;
  readonly #read: () => Promise<Uint8Array>;
  #isRead = false;

  constructor(url: string | undefined, read: () => Promise<Uint8Array>) {
    this.#url = url;
    this.#read = read;
  }

  get url(): string | undefined {
    return this.#url;
  }

  get mediaType(): string {
    return 'image/png';
  }

  get width(): number | undefined {
    return this.#isRead ? 1 : undefined;
  }

  async bytes(): Promise<Uint8Array> {
    this.#isRead = true;
    return this.#read();
  }

  base64 = async (): Promise<string> => '';
  blob = async (): Promise<Blob> => new Blob();
  save = async (): Promise<string> => '';
}

const png = async (): Promise<Uint8Array> => readFileSync(join(packageDirectory(), 'fixtures', 'files', 'tiny.png'));

test('an image behind an address is told as it was before it was read, with what is there', async () => {
  expect(await readLiveImage(new Image('https://cdn.test/a', png))).toEqual({
    url: 'https://cdn.test/a',
    mediaType: 'image/png',
    seen: expect.stringMatching(/^image\/png, 69 bytes, sha256 [0-9a-f]{64}$/),
  });
});

test('one that cannot be read says why', async () => {
  const gone = new Image('https://cdn.test/a', () => Promise.reject(new Error('it has expired')));
  expect(await readLiveImage(gone)).toMatchObject({ problem: 'an image cannot be read: Error: it has expired' });
});

test('one that came in the answer is not read again', async () => {
  const image = new Image(undefined, () => Promise.reject(new Error('read')));
  expect(await readLiveImage(image)).toEqual({ mediaType: 'image/png' });
});
