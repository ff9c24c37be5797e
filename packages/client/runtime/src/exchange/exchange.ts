import type { ResolvedClient } from '../client/resolved-client.ts';
import { faultOf } from '../transport/to-fault.ts';
import type { Transport, TransportFault, TransportResponse } from '../transport/transport.ts';
import { AnswerBody } from './answer-body.ts';
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
  const transport: Transport = client.loadedTransport ?? (await client.transport());
  const { signal, ending, timeouts, onSent = nothing } = context;
  signal.throwIfAborted();
  const response = await transport.send({ ...request, signal, ending, timeouts, onSent });
  context.onHeader?.();
  const { status, headers } = response;
  if (context.staysOpen?.(response)) return { status, headers, body: new AnswerBody([]), open: response };
  try {
    const reading = beginReading(response, {
      maxBytes: context.maxBytes,
      onChunk: context.onChunk,
      method: request.method,
    });
    const { take, announced, encodings } = reading;
    if (encodings.length > 0) await decodeTo(take, { response, encodings, announced });
    else if (response.readTo === undefined) for await (const chunk of response.body) take(chunk);
    else await response.readTo(take);
    if (encodings.length === 0) refuseShort({ announced, received: reading.size });
    return { status, headers, body: new AnswerBody(reading.chunks) };
  } finally {
    response.discard();
  }
}

function nothing(): void {}

/** A body that is being read. */
interface Reading {
  readonly announced: number | undefined;
  readonly encodings: readonly string[];
  readonly chunks: readonly Uint8Array[];
  /** Decoded bytes so far. */
  size: number;
  /** Takes the next decoded piece. */
  readonly take: (chunk: Uint8Array) => void;
}

function beginReading(response: TransportResponse, bounds: ReadingBounds): Reading {
  const { maxBytes, onChunk, method } = bounds;
  // What a HEAD is answered with announces the body that a GET would bring.
  const announced = method === 'HEAD' ? undefined : announcedSize(response);
  const encodings = response.decoded ? none : encodingsOf(response.headers);
  if (encodings.length === 0 && (announced ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  const reading: Reading = {
    announced,
    encodings,
    chunks,
    size: 0,
    take: (chunk) => {
      reading.size += chunk.byteLength;
      if (reading.size > maxBytes) throw tooLarge(maxBytes);
      chunks.push(chunk);
      onChunk?.(chunk, announced);
    },
  };
  return reading;
}

type ReadingBounds = Pick<ExchangeContext, 'maxBytes' | 'onChunk'> & { readonly method: string };

const none: readonly string[] = [];

/** Bytes on the wire, as the header announces them; undefined where it does not, or where they say nothing of the body. */
function announcedSize({ decoded, status, headers }: TransportResponse): number | undefined {
  if (decoded || status === 204 || status === 304) return undefined;
  const length = headers.get('content-length');
  return /^\d+$/.test(String(length)) ? Number(length) : undefined;
}

/** Decodes while it reads, and counts what really came on the wire. */
async function decodeTo(
  take: (chunk: Uint8Array) => void,
  from: { response: TransportResponse; encodings: readonly string[]; announced: number | undefined },
): Promise<void> {
  const { decodeBody } = await import('./decode-body.ts');
  let received = 0;
  const wire = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of from.response.body) {
      received += chunk.byteLength;
      yield chunk;
    }
  };
  for await (const chunk of decodeBody(wire(), from.encodings)) take(chunk);
  refuseShort({ announced: from.announced, received });
}

function refuseShort({ announced, received }: { announced: number | undefined; received: number }): void {
  if (announced === undefined || announced === received) return;
  const detail = `content-length ${announced}, but ${received} bytes came`;
  throw faultOf('malformed', { sent: 'maybe', phase: 'body', detail });
}

function tooLarge(maxBytes: number): TransportFault {
  return faultOf('too-large', { sent: 'maybe', phase: 'body', detail: `more than maxResponseBytes = ${maxBytes}` });
}
