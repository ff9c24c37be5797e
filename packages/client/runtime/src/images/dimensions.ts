import { sniff } from './sniff.ts';

/** Width and height in pixels. */
export interface Dimensions {
  readonly width: number;
  readonly height: number;
}

const png = (data: DataView): Dimensions => ({ width: data.getUint32(16), height: data.getUint32(20) });

/** The frame headers are C0 to CF, but for three of that range which hold tables. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const jpeg = (data: DataView): Dimensions | undefined => {
  let at = 2;
  while (data.getUint8(at) === 0xff) {
    const marker = data.getUint8(at + 1);
    if (isFrameHeader(marker)) return { width: data.getUint16(at + 7), height: data.getUint16(at + 5) };
    // Fill bytes may stand before a marker.
    at += marker === 0xff ? 1 : 2 + data.getUint16(at + 2);
  }
  return undefined;
};

const uint24 = (data: DataView, at: number): number => data.getUint16(at, true) + data.getUint8(at + 2) * 0x10000;

/** The first chunk tells which of WebP's three forms it is: lossy, lossless, extended. */
const webp = (data: DataView): Dimensions | undefined => {
  switch (data.getUint32(12)) {
    case 0x56503820:
      return { width: data.getUint16(26, true) & 0x3fff, height: data.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      const bits = data.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858:
      return { width: uint24(data, 24) + 1, height: uint24(data, 27) + 1 };
    default:
      return undefined;
  }
};

const read = (bytes: Uint8Array): Dimensions | undefined => {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = sniff(bytes);
  if (format === 'png') return png(data);
  if (format === 'jpeg') return jpeg(data);
  return format === 'webp' ? webp(data) : undefined;
};

/** Reads the size from the header of a PNG, JPEG or WebP; the first bytes of the file will do. Undefined when not there. */
export function dimensions(bytes: Uint8Array): Dimensions | undefined {
  try {
    return read(bytes);
  } catch (error) {
    // The header runs past the bytes at hand.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
