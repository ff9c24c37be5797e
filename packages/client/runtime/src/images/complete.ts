import { firstBytes } from './first-bytes.ts';

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Walks the chunks up to IEND: bytes behind it are harmless, and an IEND inside other data does not count. */
const pngIsWhole = (bytes: Uint8Array): boolean => {
  const data = view(bytes);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + data.getUint32(at)) {
    if (data.getUint32(at + 4) === 0x49454e44) return true;
  }
  return false;
};

/**
 * Walks the segments, so that the end marker of an embedded preview does not count, up to the image data; in there a marker
 * cannot be mistaken for data. Bytes behind the end marker are harmless.
 */
const jpegIsWhole = (bytes: Uint8Array): boolean => {
  const data = view(bytes);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    // A marker may be padded by fill bytes.
    at += bytes[at + 1] === 0xff ? 1 : 2 + data.getUint16(at + 2);
  }
  for (let next = bytes.indexOf(0xff, at + 2); next >= 0; next = bytes.indexOf(0xff, next + 1)) {
    if (bytes[next + 1] === 0xd9) return true;
  }
  return false;
};

const webpIsWhole = (bytes: Uint8Array): boolean => bytes.length >= view(bytes).getUint32(4, true) + 8;

/** Whether an image runs to its end marker. PNG, JPEG and WebP are checked; anything else is taken as whole. */
export function isComplete(bytes: Uint8Array): boolean {
  switch (firstBytes(bytes)) {
    case 'png':
      return pngIsWhole(bytes);
    case 'jpeg':
      return jpegIsWhole(bytes);
    case 'webp':
      return webpIsWhole(bytes);
    case 'gif':
    case 'heif':
    case undefined:
      return true;
  }
}
