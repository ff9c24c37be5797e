import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { ImageLike, ReadImage } from './outcome.ts';
import { readImages } from './read-images.ts';

const bytes = new Uint8Array([1, 2, 3]);

const image: ImageLike = {
  bytes: async () => bytes,
  base64: async () => 'AQID',
  blob: async () => new Blob([bytes]),
  save: async (path) => {
    await writeFile(`${path}.png`, bytes);
    return `${path}.png`;
  },
};

async function read(
  parts: Partial<ImageLike>,
  wanted: { bytes?: true; saveAs?: string },
): Promise<{ images: ReadImage[]; leftovers: string[] }> {
  const reading = { images: [] as ReadImage[], leftovers: [] as string[] };
  const result = { images: [{ ...image, ...parts }] };
  await readImages({ ...reading, result, wanted: [{ bytes: false, ...wanted }], options: {} }).catch(() => {});
  return reading;
}

test('an image that is the same in all its forms passes', async () => {
  expect((await read({}, { bytes: true })).images[0]).toMatchObject({ bytes, unlike: [] });
});

test('an image that is another one in one of its forms is told', async () => {
  const found = await read({ base64: async () => 'AQIE', blob: async () => new Blob([]) }, { bytes: true });
  expect(found.images[0]?.unlike).toEqual([
    'base64() gives other bytes than bytes()',
    'blob() gives other bytes than bytes()',
  ]);
});

test('an image is saved where the case says so, in a folder of its own', async () => {
  expect((await read({}, { saveAs: 'a' })).images[0]?.saved).toMatchObject({ name: 'a.png', files: ['a.png'] });
});

test('what a failed save leaves is kept', async () => {
  const save = async (path: string): Promise<string> => {
    await writeFile(`${path}.part`, bytes);
    throw new Error('no');
  };
  expect((await read({ save }, { saveAs: 'a' })).leftovers).toEqual(['a.part']);
});
