import { isRecord } from '../json/is-record.ts';

/** What a request asks of its images. */
export interface AskedImages {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** Undefined where the request does not say. */
  readonly format: ImageFormat | undefined;
  /** Whether the image should be in the answer instead of behind an address. */
  readonly base64: boolean;
}

/** The formats that can be served. */
export type ImageFormat = 'png' | 'jpeg' | 'webp';

/** Sides are kept moderate: an image here is proof that the way works, nothing to look at for long. */
const usual = 256;
const longest = 512;

type Entry = readonly [name: string, value: unknown];

/** Reads it from the names that image APIs share: `num_images`, `size`, `aspect_ratio`, `output_format`, … */
export function askedImages(body: unknown): AskedImages {
  const entries = entriesOf(body);
  const find = (name: RegExp): unknown => entries.find((entry) => name.test(entry[0]))?.[1];
  const format = /^(?:image\/)?(png|jpeg|webp)$/.exec(
    lowered(find(/^((image|output)_)?format$/)).replace('jpg', 'jpeg'),
  )?.[1];
  const count = find(/^(num_(images|outputs)|n)$/);
  return {
    count: typeof count === 'number' && count >= 1 ? Math.min(Math.floor(count), 10) : 1,
    ...sides(entries),
    format: format === 'png' || format === 'jpeg' || format === 'webp' ? format : undefined,
    base64: entries.some(([name, value]) =>
      typeof value === 'string'
        ? /format/.test(name) && /b(ase)?64/.test(value)
        : /b(ase)?64|^sync_mode$/.test(name) && value === true,
    ),
  };
}

function lowered(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

function entriesOf(body: unknown): readonly Entry[] {
  if (!isRecord(body)) return [];
  return Object.entries(body).flatMap((entry) => [entry, ...entriesOf(entry[1])]);
}

function sides(entries: readonly Entry[]): { width: number; height: number } {
  const number = (wanted: string): number | undefined => {
    const value = entries.find(([name]) => name === wanted)?.[1];
    return typeof value === 'number' && value > 0 ? value : undefined;
  };
  const [width, height] = [number('width'), number('height')];
  if (width !== undefined || height !== undefined) return fitted(width ?? height ?? usual, height ?? width ?? usual);
  for (const [name, value] of entries) {
    const numbers = /size|ratio/.test(name) ? /(\d+)\D(\d+)$/.exec(String(value)) : null;
    const [a, b] = [Number(numbers?.[1]), Number(numbers?.[2])];
    // A preset says which way up it is and names the longer side first or last as it likes.
    if (/^portrait/.test(String(value)) && a > 0 && b > 0) return fitted(Math.min(a, b), Math.max(a, b));
    if (a > 0 && b > 0) return fitted(a, b);
  }
  return { width: usual, height: usual };
}

/** Small ratios are drawn at the usual size, large sizes scaled down, both in proportion. */
function fitted(width: number, height: number): { width: number; height: number } {
  const long = Math.max(width, height);
  const scale = long < 64 ? usual / long : Math.min(1, longest / long);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
