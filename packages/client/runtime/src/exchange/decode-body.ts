import type { Transform } from 'node:stream';
import type * as zlib from 'node:zlib';
import { nodeBuiltins } from '../platform/node-builtins.ts';
import { faultOf } from '../transport/to-fault.ts';
import type { TransportFault } from '../transport/transport.ts';

/** More encodings over each other than this are an attack. */
const mostEncodings = 2;

/**
 * Decodes a body while it comes in.
 * @throws TransportFault `malformed` when the encoding is unknown or the bytes are not what the label says
 */
export async function* decodeBody(
  body: AsyncIterable<Uint8Array>,
  encodings: readonly string[],
): AsyncGenerator<Uint8Array, void, undefined> {
  if (encodings.length > mostEncodings) throw malformed(`${encodings.length} content encodings`);
  const node = nodeBuiltins();
  if (node === undefined) throw malformed(`${encodings.join(', ')}, which only Node decodes here`);
  const { pipeline } = node.getBuiltinModule('node:stream');
  const library = node.getBuiltinModule('node:zlib');
  const iterator = body[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  const outermost = encodings.length - 1;
  const decoders = encodings.map((name, index) =>
    decoder(library, { name, first: index === outermost ? first.value[0] : undefined }),
  );
  decoders.reverse();
  // The callback is due, but the reader below gets the same error.
  const decoded = pipeline([rest(first.value, iterator), ...decoders], () => {}) as Transform; // the last of the decoders
  try {
    yield* decoded;
  } catch (cause) {
    if (!isZlibError(cause)) throw cause;
    throw malformed(`not valid ${encodings.join(', ')}: ${cause.code}`, cause);
  }
}

async function* rest(first: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => iterator };
}

function decoder(library: typeof zlib, { name, first }: { name: string; first: number | undefined }): Transform {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return library.createGunzip();
    case 'br':
      return library.createBrotliDecompress();
    case 'deflate':
      // Some servers send it without the zlib wrapper, whose first byte always ends in 8.
      return first === undefined || (first & 0x0f) === 8 ? library.createInflate() : library.createInflateRaw();
    default:
      throw malformed(`unknown content encoding '${name.slice(0, 40)}'`);
  }
}

function isZlibError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && /^(Z_|ERR_)/.test(String(error.code));
}

function malformed(detail: string, cause?: unknown): TransportFault {
  return faultOf('malformed', { sent: 'maybe', phase: 'body', detail, cause });
}
