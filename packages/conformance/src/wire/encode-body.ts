import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createDeflate, createGzip, createZstdCompress } from 'node:zlib';
import type { ContentCoding } from '../cases/case-file.ts';
import { type BodySource, heldBody, piecesOf } from './body-source.ts';

const pieceSize = 1024 * 1024;

// Brotli's own quality is for files that are written once: it would take a minute for what others do in a second.
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const encoders: Readonly<Record<ContentCoding, () => NodeJS.ReadWriteStream>> = {
  gzip: () => createGzip(),
  deflate: () => createDeflate(),
  br: () => createBrotliCompress(brotli),
  zstd: () => createZstdCompress(),
};

/** A body with content-codings applied, in their order. It is read piece by piece, and only what comes out is held. */
export async function encodeBody(body: BodySource, codings: readonly ContentCoding[]): Promise<BodySource> {
  const encoded: Buffer[] = [];
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const piece of source) encoded.push(piece);
  };
  const [first, ...others] = codings.map((coding) => encoders[coding]());
  if (first === undefined) return body;
  await pipeline([Readable.from(piecesOf(body, [], pieceSize)), first, ...others, collect]);
  return heldBody(Buffer.concat(encoded));
}
