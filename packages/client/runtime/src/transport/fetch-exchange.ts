import { PhaseTimer } from './phase-timer.ts';
import { faultOf, isUnconnected, toFault } from './to-fault.ts';
import { TransportFault, type TransportRequest, type TransportResponse } from './transport.ts';

/** The one function that the exchange needs of its platform. */
export type Fetch = typeof globalThis.fetch;

/**
 * One request on its way through `fetch`. It stands between the platform and the caller for three reasons: the time of each
 * phase is kept, an abort ends it at once even where the platform is slow to hear of it, and no listener is left behind.
 */
export class FetchExchange implements TransportResponse {
  /** Settles with the answer's header. */
  readonly answer: Promise<TransportResponse>;
  status = 0;
  headers: Headers = new Headers();
  /** The platform has decoded the body, and does not always tell what from. */
  readonly decoded = true;
  readonly body: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => this.#read() };
  readonly #request: TransportRequest;
  readonly #timer = new PhaseTimer();
  readonly #controller = new AbortController();
  readonly #failure = Promise.withResolvers<never>();
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #over = false;

  constructor(request: TransportRequest, fetch: Fetch) {
    this.#request = request;
    // The race hears of a failure for good: one that comes while nobody reads is no unhandled rejection.
    this.answer = Promise.race([this.#open(fetch), this.#failure.promise]);
  }

  discard(): void {
    this.#fail(faultOf('closed', { sent: 'maybe', phase: 'body', detail: 'given up by the reader' }));
  }

  async #open(fetch: Fetch): Promise<TransportResponse> {
    const { signal, onSent } = this.#request;
    signal.throwIfAborted();
    signal.addEventListener('abort', this.#abort);
    let request = this.#request;
    if (mustBeGathered(request.body)) {
      const body = await gathered(request.body).catch((cause: unknown) => this.#give(cause));
      if (this.#over) return this.#failure.promise;
      request = { ...request, body };
    }
    // Connecting cannot be told from waiting for the answer, so the time for the header covers both.
    this.#startPhase('headers');
    onSent();
    try {
      this.#take(await fetch(request.url, initOf(request, this.#controller.signal)));
      return this;
    } catch (cause) {
      return this.#give(noAnswer(cause, fetch));
    }
  }

  #take({ status, headers, type, body }: Response): void {
    this.#reader = body?.getReader();
    if (this.#over) this.#cancel();
    // A browser does not show the status and the target of a redirect that it was told not to follow.
    this.status = type === 'opaqueredirect' ? 302 : status;
    this.headers = headers;
    this.#timer.stop();
  }

  async *#read(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      while (true) {
        const { done, value } = await this.#next();
        if (done) return this.#finish();
        yield value;
      }
    } finally {
      this.discard();
    }
  }

  /** The next piece; the time runs only while somebody waits for it. */
  async #next(): Promise<Piece> {
    if (this.#over) return this.#failure.promise;
    if (this.#reader === undefined) return { done: true, value: undefined };
    this.#startPhase('body');
    const piece = this.#reader.read().catch((cause: unknown) => this.#give(cut(cause)));
    const result = await Promise.race([piece, this.#failure.promise]);
    this.#timer.stop();
    return result;
  }

  #startPhase(phase: 'headers' | 'body'): void {
    const limit = this.#request.timeouts[phase];
    this.#timer.start(limit, () =>
      this.#fail(faultOf(`${phase}-timeout`, { sent: 'maybe', phase, detail: `after ${limit} ms` })),
    );
  }

  readonly #abort = (): void => this.#fail(this.#request.signal.reason);

  /** Ends the exchange, and rejects with what ended it first. */
  #give(reason: unknown): Promise<never> {
    this.#fail(reason);
    return this.#failure.promise;
  }

  #fail(reason: unknown): void {
    if (this.#over) return;
    this.#finish();
    this.#failure.reject(reason);
    this.#controller.abort(reason);
    this.#cancel();
  }

  /** Not every `fetch` that is handed in heeds its signal. */
  #cancel(): void {
    this.#reader?.cancel().catch(ignore);
  }

  #finish(): void {
    this.#over = true;
    this.#timer.stop();
    this.#request.signal.removeEventListener('abort', this.#abort);
  }
}

/** What a reader gives: a piece of the body, or its end. */
type Piece = Awaited<ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>>;

function ignore(): void {}

/**
 * Node tells by a code what kept it from connecting; a `fetch` of the caller's own may have sent the request before, and be
 * at it again. For any other reason nobody can tell whether the request got there.
 */
function noAnswer(cause: unknown, fetch: Fetch): TransportFault {
  if (fetch === globalThis.fetch && isUnconnected(cause)) return toFault(cause, { sent: 'no', phase: 'connect' });
  const reason = cause instanceof Error ? cause.message : String(cause);
  const hint = isBrowser() ? '; so it does where the host does not allow calls from web pages (CORS)' : '';
  const message = `fetch failed before an answer (${reason})${hint}`;
  return new TransportFault({ failure: 'closed', sent: 'maybe', phase: 'headers', message, cause });
}

/** A connection that ends, a length or an encoding that is not what was announced: platforms call them all the same. */
function cut(cause: unknown): TransportFault {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return faultOf('malformed', { sent: 'maybe', phase: 'body', detail, cause });
}

function initOf({ method, headers, body }: TransportRequest, signal: AbortSignal): RequestInit {
  return {
    ...privately(),
    method,
    headers: ownHeaders(headers),
    signal,
    redirect: 'manual',
    ...bodyOf(body),
  };
}

function bodyOf(body: TransportRequest['body']): RequestInit & { duplex?: 'half' } {
  if (body === undefined) return {};
  if (typeof body === 'string' || body instanceof Blob) return { body };
  if (body instanceof Uint8Array) return { body: body as Uint8Array<ArrayBuffer> }; // nothing here makes bytes over shared memory
  return { body: streamOf(body), duplex: 'half' };
}

/** Read as it is asked for, so that what is slow to be sent is not kept. */
function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}

/** Browsers send streams over HTTP/2 alone, or not at all: there the whole of it is gathered first. */
function mustBeGathered(body: TransportRequest['body']): body is AsyncIterable<Uint8Array> {
  const isWhole = typeof body !== 'object' || body instanceof Blob || body instanceof Uint8Array;
  return !isWhole && isBrowser();
}

async function gathered(body: AsyncIterable<Uint8Array>): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of body) pieces.push(piece as Uint8Array<ArrayBuffer>); // nothing here makes bytes over shared memory
  return new Blob(pieces);
}

/** No cookies, no referrer, no cache. Cloudflare's workers throw at members that they do not have, as their Request shows. */
function privately(): RequestInit {
  const wanted: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' };
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => name in Request.prototype));
}

/** A browser names itself, and would have to ask the host for leave to send another name. */
function ownHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'user-agent': userAgent, ...others } = headers;
  return userAgent === undefined || isBrowser() ? others : { ...others, 'user-agent': userAgent };
}

/** True in the workers of a page, too, which are under the same rules as the page. */
function isBrowser(): boolean {
  return globalThis.navigator?.userAgent?.startsWith('Mozilla/') ?? false;
}
