import { crc32, deflateSync } from 'node:zlib';

/** A whole PNG of one colour. */
export function tinyPng(width = 3, height = 2): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const pixels = deflateSync(Buffer.alloc(height * (1 + width * 3)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** The frame of a JPEG: a comment and a table, a frame header of this size, a little data and the end marker. */
export function tinyJpeg(width = 3, height = 2): Buffer {
  const comment = Buffer.from([0xff, 0xfe, 0, 4, 0xff, 0xd9, 0xff, 0xc4, 0, 9, 0, 9, 9, 9, 9, 9, 9]);
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    comment,
    frame,
    Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
  ]);
}

/** The container of an extended WebP of this size. */
export function tinyWebp(width = 3, height = 2): Buffer {
  const data = Buffer.alloc(30);
  data.write('RIFF', 0);
  data.writeUInt32LE(22, 4);
  data.write('WEBPVP8X', 8);
  data.writeUInt32LE(10, 16);
  data.writeUIntLE(width - 1, 24, 3);
  data.writeUIntLE(height - 1, 27, 3);
  return data;
}

/** The head of a HEIF file of this size: its brands, and the properties of its first picture. Of `avif` it is an AVIF. */
export function tinyHeif(brands: readonly string[], width = 3, height = 2): Buffer {
  const [major = '', ...others] = brands;
  const extent = box('ispe', [0, 0, 0, 0], uint32(width), uint32(height));
  const association = box('ipma', [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0x81]);
  return Buffer.concat([
    box('ftyp', Buffer.from(`${major}\0\0\0\0${others.join('')}`)),
    box('meta', [0, 0, 0, 0], box('pitm', [0, 0, 0, 0, 0, 1]), box('iprp', box('ipco', extent), association)),
  ]);
}

function box(type: string, ...parts: readonly (Buffer | readonly number[])[]): Buffer {
  const data = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([uint32(data.length + 8), Buffer.from(type), data]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, sum]);
}
