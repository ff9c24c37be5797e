import type { Transport, TransportRequest, TransportResponse } from './transport.ts';

/**
 * A transport of the caller's own, held to the end of the call: one that does not heed its signal would outlast the deadline,
 * and an abort with it. What comes of its exchange afterwards is discarded.
 */
export function boundTransport(given: Transport): Transport {
  return { send: (request) => send(given, request), close: () => given.close() };
}

async function send(given: Transport, request: TransportRequest): Promise<TransportResponse> {
  // It need not tell when it begins to send, and what may have been sent must not be called unsent.
  request.onSent();
  const end = endOf(request.signal);
  const sending = begin(given, request);
  try {
    // The race hears of the end for good: one that comes while nobody reads is no unhandled rejection.
    return bound(await Promise.race([sending, end.reached]), end);
  } catch (error) {
    end.release();
    sending.then((late) => late.discard(), ignore);
    throw error;
  }
}

/** One that throws outright is told like one that fails later. */
async function begin(given: Transport, request: TransportRequest): Promise<TransportResponse> {
  // A URL of its own: ours is used again.
  return given.send({ ...request, url: new URL(request.url) });
}

/** The moment at which a signal is aborted. */
interface End {
  /** Rejects with the signal's reason. */
  readonly reached: Promise<never>;
  /** Takes the listener away. */
  readonly release: () => void;
}

function endOf(signal: AbortSignal): End {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort);
  return { reached: promise, release: () => signal.removeEventListener('abort', abort) };
}

function bound(response: TransportResponse, end: End): TransportResponse {
  const { status, headers, decoded } = response;
  return {
    status,
    headers,
    ...(decoded === undefined ? {} : { decoded }),
    body: pieces(response, end),
    discard: () => {
      end.release();
      response.discard();
    },
  };
}

async function* pieces({ body }: TransportResponse, end: End): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = body[Symbol.asyncIterator]();
  while (true) {
    const { done, value } = await Promise.race([iterator.next(), end.reached]);
    if (done) return;
    yield value;
  }
}

function ignore(): void {}
