import type { ResolvedClient } from '../client/resolved-client.ts';
import { faultOf } from '../transport/to-fault.ts';
import type { TransportFault, TransportResponse } from '../transport/transport.ts';
import { encodingsOf } from './encodings-of.ts';
import type { ExchangeContext, HttpAnswer, HttpRequest } from './http.ts';

/**
 * One attempt: sends the request and reads the answer whole, decoded and capped. It knows nothing of retries, keys or
 * contracts, and any status is an answer.
 * @throws TransportFault, or the reason of `context.signal`
 */
export async function exchange(
  client: ResolvedClient,
  request: HttpRequest,
  context: ExchangeContext,
): Promise<HttpAnswer> {
  const transport = await client.transport();
  context.signal.throwIfAborted();
  const response = await transport.send({
    ...request,
    signal: context.signal,
    timeouts: context.timeouts,
    onSent: context.onSent ?? nothing,
  });
  context.onHeader?.();
  try {
    return { status: response.status, headers: response.headers, body: await readBody(response, context.maxBytes) };
  } finally {
    response.discard();
  }
}

function nothing(): void {}

async function readBody(response: TransportResponse, maxBytes: number): Promise<Uint8Array> {
  const encodings = response.decoded ? [] : encodingsOf(response.headers);
  const wire = new CountedBody(response);
  if (encodings.length === 0 && wire.announced !== undefined && wire.announced > maxBytes) throw tooLarge(maxBytes);
  const decoded = encodings.length === 0 ? wire : (await import('./decode-body.ts')).decodeBody(wire, encodings);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of decoded) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  wire.check();
  return join(chunks, size);
}

/** Counts what really came, to hold it against what the header announced. */
class CountedBody implements AsyncIterable<Uint8Array> {
  readonly announced: number | undefined;
  readonly #body: AsyncIterable<Uint8Array>;
  #received = 0;

  constructor(response: TransportResponse) {
    const uncounted = response.decoded || response.status === 204 || response.status === 304;
    const length = uncounted ? null : response.headers.get('content-length');
    this.announced = length !== null && /^\d+$/.test(length) ? Number(length) : undefined;
    this.#body = response.body;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of this.#body) {
      this.#received += chunk.byteLength;
      yield chunk;
    }
  }

  check(): void {
    if (this.announced === undefined || this.announced === this.#received) return;
    throw faultOf('malformed', {
      sent: 'maybe',
      phase: 'body',
      detail: `content-length ${this.announced}, but ${this.#received} bytes came`,
    });
  }
}

function tooLarge(maxBytes: number): TransportFault {
  return faultOf('too-large', { sent: 'maybe', phase: 'body', detail: `more than maxResponseBytes = ${maxBytes}` });
}

/** Always a copy: a chunk lies in the buffer that the answer's header came in, and would give both to whoever gets it. */
function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
