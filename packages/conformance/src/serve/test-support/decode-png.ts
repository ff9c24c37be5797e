import { crc32, inflateSync } from 'node:zlib';

/** Reads a PNG of this server's kind whole, checksums included; throws when it is none. */
export function decodePng(bytes: Uint8Array): { width: number; height: number; pixels: Uint8Array } {
  const file = Buffer.from(bytes);
  if (file.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG signature');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const end = at + 8 + file.readUInt32BE(at);
    if (crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) throw new Error('wrong checksum');
    chunks.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, end));
    at = end + 4;
  }
  const header = chunks.get('IHDR');
  const data = chunks.get('IDAT');
  if (!header || !data || [...chunks.keys()].at(-1) !== 'IEND') throw new Error('a chunk is missing');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const pixels = inflateSync(data);
  if (pixels.length !== (width * 3 + 1) * height) throw new Error('not as many pixels as the header says');
  return { width, height, pixels };
}
