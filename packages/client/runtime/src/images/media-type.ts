import { type ImageFormat, sniff } from './sniff.ts';

const extensions: Readonly<Record<ImageFormat, string>> = {
  png: '.png',
  jpeg: '.jpg',
  webp: '.webp',
  gif: '.gif',
  avif: '.avif',
};

/** The media type in a `content-type` value, lower-case and without parameters; undefined where there is none. */
export function mediaTypeOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const type = value.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type)) return undefined;
  // Not registered, but in use.
  return type === 'image/jpg' ? 'image/jpeg' : type;
}

/** The media type that the bytes themselves show. */
export function sniffMediaType(bytes: Uint8Array): string | undefined {
  const format = sniff(bytes);
  return format === undefined ? undefined : `image/${format}`;
}

/** The file name extension for image bytes; undefined where the format is not known. */
export function extensionOf(bytes: Uint8Array): string | undefined {
  const format = sniff(bytes);
  return format === undefined ? undefined : extensions[format];
}
