import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageDirectory } from '../providers/providers.ts';
import type { ImageFormat } from './asked-images.ts';
import { encodePng } from './png.ts';

/** An image that the embedded provider made. */
export interface SampleImage {
  /** Says all that is needed to make the same bytes again, so that nothing is kept. */
  readonly name: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** A new image of a format; PNGs have the size asked for, the others are a single dot. */
export function newImage(asked: { width: number; height: number; format: ImageFormat }): SampleImage {
  return draw({ ...asked, id: randomBytes(8).toString('hex') });
}

/** The image of a name; undefined where the name is not of this server's making. */
export function imageOf(name: string): SampleImage | undefined {
  const [, id = '', width, height, format] = /^([0-9a-f]{16})-(\d{1,3})x(\d{1,3})\.(png|jpeg|webp)$/.exec(name) ?? [];
  if (format !== 'png' && format !== 'jpeg' && format !== 'webp') return undefined;
  const [w, h] = [Number(width), Number(height)];
  return w > 0 && h > 0 && w <= 512 && h <= 512 ? draw({ id, width: w, height: h, format }) : undefined;
}

function draw({
  id,
  format,
  ...asked
}: {
  id: string;
  width: number;
  height: number;
  format: ImageFormat;
}): SampleImage {
  const dot = { width: 1, height: 1 };
  const { width, height } = format === 'png' ? asked : dot;
  const bytes =
    format === 'png' ? encodePng({ width, height, hue: Number.parseInt(id.slice(0, 6), 16) % 360 }) : tiny(format);
  return { name: `${id}-${width}x${height}.${format}`, mediaType: `image/${format}`, width, height, bytes };
}

function tiny(format: 'jpeg' | 'webp'): Uint8Array {
  return readFileSync(join(packageDirectory(), 'fixtures', 'files', format === 'jpeg' ? 'tiny.jpg' : 'tiny.webp'));
}
