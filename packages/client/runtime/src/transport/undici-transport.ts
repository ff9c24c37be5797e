import type { Socket } from 'node:net';
import type { Agent, buildConnector, Dispatcher } from 'undici';
import type { UndiciDispatcher } from '../client/options.ts';
import { guardedLookup, type Resolve } from './guarded-lookup.ts';
import { loadUndici, type UndiciParts } from './load-undici.ts';
import type { AllowedAddresses, Transport, TransportRequest, TransportResponse } from './transport.ts';
import { UndiciExchange } from './undici-exchange.ts';

/** Bytes; undici would take the limit of the Node that it runs on, which a flag moves. */
const maxHeaderSize = 16_384;

/**
 * The transport of Node: undici's connection pool, without redirects, retries or decoding. A dispatcher that the caller
 * brings may do more; whatever it would send a second time ends the exchange before a byte of that is written.
 */
export class UndiciTransport implements Transport {
  readonly #by: UndiciDispatcher | UndiciParts;
  readonly #resolve: Resolve | undefined;
  /** One for each kind of request, so that a connection whose address nobody checked is never used again where one must be. */
  readonly #agents = new Map<AllowedAddresses | undefined, Agent>();
  /** The exchange that is being dispatched: a connection that undici begins meanwhile is for it. */
  #dispatching: UndiciExchange | undefined;

  /** `resolve` stands in for the system's resolver of names, for tests. */
  constructor(by: UndiciDispatcher | UndiciParts, resolve?: Resolve) {
    this.#by = by;
    this.#resolve = resolve;
  }

  send(request: TransportRequest): Promise<TransportResponse> {
    const exchange = new UndiciExchange(request);
    if (!request.signal.aborted) {
      // For a body that can be iterated undici connects in a microtask, which is between these two.
      queueMicrotask(() => this.#begin(exchange));
      this.#begin(exchange);
      try {
        this.#dispatcher(request).dispatch(dispatchOptions(request), exchange);
        exchange.dispatched();
      } catch (error) {
        exchange.refuse(error);
      }
      queueMicrotask(() => this.#begin(undefined));
    }
    return exchange.answer;
  }

  #begin(exchange: UndiciExchange | undefined): void {
    this.#dispatching = exchange;
  }

  #dispatcher({ addresses }: TransportRequest): Pick<Dispatcher, 'dispatch'> {
    if ('dispatch' in this.#by) return this.#by as Pick<Dispatcher, 'dispatch'>; // the same, by undici's own types
    let agent = this.#agents.get(addresses);
    if (agent === undefined) {
      // HTTP/1.1 only: whether a failed request was sent is certain there; a caller's own dispatcher may do otherwise.
      agent = new this.#by.Agent({ allowH2: false, maxHeaderSize, connect: this.#connector(this.#by, addresses) });
      this.#agents.set(addresses, agent);
    }
    return agent;
  }

  async close(): Promise<void> {
    const agents = [...this.#agents.values()];
    this.#agents.clear();
    await Promise.all(agents.map((agent) => agent.close()));
  }

  /** Lets an exchange end the connection that is made for it: undici would go on connecting, and keep the process. */
  #connector(undici: UndiciParts, addresses: AllowedAddresses | undefined): buildConnector.connector {
    const lookup = addresses === undefined ? {} : { lookup: guardedLookup(addresses, this.#resolve) };
    // The exchange's own timers are in charge, here and below.
    const connect = undici.buildConnector({ allowH2: false, timeout: 0, ...lookup });
    return (options, callback) => {
      const socket = connect(options, callback) as unknown as Socket; // given back, which undici's types do not tell
      this.#dispatching?.connectBy(socket);
    };
  }
}

/** The transport over the dispatcher that the caller brings, or else over undici, which is loaded for it. */
export async function createUndiciTransport(dispatcher: UndiciDispatcher | undefined): Promise<UndiciTransport> {
  return new UndiciTransport(dispatcher ?? (await loadUndici()));
}

function dispatchOptions(request: TransportRequest): Parameters<Agent['dispatch']>[0] {
  const { url, method } = request;
  return {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method,
    headers: withLength(request),
    body: bodyOf(request),
    headersTimeout: 0,
    bodyTimeout: 0,
  };
}

/** undici would read a blob whole before it sends it, and takes what can be iterated, which its types do not tell. */
function bodyOf({ body }: TransportRequest): string | Uint8Array | null {
  if (body === undefined) return null;
  return (isBlob(body) ? body.stream() : body) as never; // as above
}

function withLength({ headers, body }: TransportRequest): Record<string, string> {
  return isBlob(body) ? { ...headers, 'content-length': String(body.size) } : { ...headers };
}

/** Asked in this order, for the name of Blob alone makes Node load it. */
function isBlob(body: TransportRequest['body']): body is Blob {
  return typeof body === 'object' && body instanceof Blob;
}
