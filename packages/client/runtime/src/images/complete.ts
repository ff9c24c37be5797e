import { sniff } from './sniff.ts';

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Walks the chunks up to IEND: bytes behind it are harmless, and an IEND inside other data does not count. */
const pngIsWhole = (bytes: Uint8Array): boolean => {
  const data = view(bytes);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + data.getUint32(at)) {
    if (data.getUint32(at + 4) === 0x49454e44) return true;
  }
  return false;
};

/** Looks at the very end, for an embedded preview has an end marker of its own; padding behind the marker is harmless. */
const jpegIsWhole = (bytes: Uint8Array): boolean => {
  let end = bytes.length;
  while (end > 2 && [0x00, 0x0a, 0x0d].includes(bytes[end - 1] ?? -1)) end -= 1;
  return bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9;
};

const webpIsWhole = (bytes: Uint8Array): boolean =>
  bytes.length >= 12 && bytes.length >= view(bytes).getUint32(4, true) + 8;

/** Whether an image runs to its end marker. PNG, JPEG and WebP are checked; anything else is taken as whole. */
export function isComplete(bytes: Uint8Array): boolean {
  switch (sniff(bytes)) {
    case 'png':
      return pngIsWhole(bytes);
    case 'jpeg':
      return jpegIsWhole(bytes);
    case 'webp':
      return webpIsWhole(bytes);
    case 'gif':
    case 'avif':
    case undefined:
      return true;
  }
}
