import type { StreamedBody } from '../exchange/http.ts';
import { TransportFault } from '../transport/transport.ts';
import { isStream } from './binary-input.ts';
import type { BlobPiece, Bytes } from './file-of.ts';

/** A body in pieces, of which some are read from streams of the caller's. */
export class StreamedBytes implements StreamedBody {
  begun = false;
  readonly #pieces: readonly Bytes[];

  constructor(pieces: readonly Bytes[]) {
    this.#pieces = pieces;
  }

  [Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    this.begun = true;
    return this.#read();
  }

  async *#read(): AsyncGenerator<Uint8Array, void, undefined> {
    for (const piece of this.#pieces) {
      const isGiven = typeof piece === 'object' && !(piece instanceof Blob) && isStream(piece);
      yield* given(isGiven ? piece : new Blob([piece as BlobPiece]).stream()); // what is no stream is a piece
    }
  }
}

/** What a stream of the caller's gives. It is not the network that fails when it does. */
async function* given(source: AsyncIterable<unknown> | ReadableStream<unknown>): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunksOf(source)) yield bytesOf(chunk);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `the stream that was to be sent failed: ${reason}`;
    throw new TransportFault({ failure: 'closed', sent: 'maybe', phase: 'headers', message, cause });
  }
}

async function* chunksOf(source: AsyncIterable<unknown> | ReadableStream<unknown>): AsyncGenerator<unknown> {
  if (!isReadable(source)) {
    yield* source;
    return;
  }
  const reader = source.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    reader.cancel().catch(() => {}); // it may have failed, which was told already
  }
}

/** Read by its reader and not iterated, which Safari cannot. */
function isReadable(source: object): source is ReadableStream<unknown> {
  return typeof ReadableStream !== 'undefined' && source instanceof ReadableStream;
}

function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (typeof chunk === 'string') return new TextEncoder().encode(chunk);
  throw new TypeError('it gave something that is neither bytes nor text');
}
