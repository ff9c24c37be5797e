/** The image formats that are known by their first bytes. */
export type ImageFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif';

/** Bytes that are enough for `sniff`. */
export const sniffLength: number = 64;

const text = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, end));

/** The brands stand in the first box, four letters each; a file may list `avif` behind a more general major brand. */
const isAvif = (bytes: Uint8Array): boolean => {
  if (text(bytes, 4, 8) !== 'ftyp') return false;
  const end = Math.min(bytes.length, sniffLength, new DataView(bytes.buffer, bytes.byteOffset).getUint32(0));
  for (let at = 8; at + 4 <= end; at += 4) {
    if (/^avi[fs]$/.test(text(bytes, at, at + 4))) return true;
  }
  return false;
};

/**
 * Tells an image's format by its signature; undefined for anything else. An own table of five: libraries for this bring
 * four dependencies and a hundred formats that no image provider answers with.
 */
export function sniff(bytes: Uint8Array): ImageFormat | undefined {
  if (text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(bytes, 0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a$/.test(text(bytes, 0, 6))) return 'gif';
  return isAvif(bytes) ? 'avif' : undefined;
}
