import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Observe } from './case-order.ts';
import { type ImageLike, imagesOf, type ReadImage } from './outcome.ts';

/** What is read of a result's images, and with which options. */
export interface ImageReading {
  readonly result: unknown;
  readonly wanted: NonNullable<Observe['images']>;
  readonly options: object;
  /** Filled as images are read, so that those before a failing one are there too. */
  readonly images: ReadImage[];
  /** Names of the files that a failed save left. */
  readonly leftovers: string[];
}

/** Reads the images that the case wants read or saved, in each of the ways that an image offers. Throws what they throw. */
export async function readImages(reading: ImageReading): Promise<void> {
  for (const [index, image] of (imagesOf(reading.result) ?? []).entries()) {
    const wanted = reading.wanted[index] ?? { bytes: false };
    const saved = wanted.saveAs === undefined ? undefined : await save(image, wanted.saveAs, reading);
    reading.images.push({
      image,
      ...(wanted.bytes ? await read(image, reading.options) : {}),
      ...(saved && { saved }),
    });
  }
}

async function read(image: ImageLike, options: object): Promise<Pick<ReadImage, 'bytes' | 'unlike'>> {
  const bytes = await image.bytes(options);
  const text = await image.base64(options);
  const blob = await image.blob(options);
  const unlike = [
    ...(text === Buffer.from(bytes).toString('base64') ? [] : ['base64() gives other bytes than bytes()']),
    ...(Buffer.from(await blob.arrayBuffer()).equals(bytes) ? [] : ['blob() gives other bytes than bytes()']),
    ...(blob.type === (image.mediaType ?? '') ? [] : [`blob() is of type "${blob.type}"`]),
  ];
  return { bytes, unlike };
}

async function save(image: ImageLike, name: string, { options, leftovers }: ImageReading): Promise<ReadImage['saved']> {
  const folder = await mkdtemp(join(tmpdir(), 'limner-saved-'));
  try {
    const path = await image.save(join(folder, name), options);
    return { name: basename(path), bytes: await readFile(path), files: await readdir(folder) };
  } catch (error) {
    leftovers.push(...(await readdir(folder)));
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}
