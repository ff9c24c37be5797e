import { Socket } from 'node:net';
import type { Agent, buildConnector, Dispatcher } from 'undici';
import type { UndiciDispatcher } from '../client/options.ts';
import { loadUndici, type UndiciParts } from './load-undici.ts';
import type { Transport, TransportRequest, TransportResponse } from './transport.ts';
import { UndiciExchange } from './undici-exchange.ts';

/**
 * The transport of Node: undici's connection pool, without redirects, retries or decoding. A dispatcher that the caller
 * brings may do more; whatever it would send a second time ends the exchange before a byte of that is written.
 */
export class UndiciTransport implements Transport {
  readonly #by: UndiciDispatcher | UndiciParts;
  #agent: Agent | undefined;
  /** The exchange that is being dispatched: a connection that undici begins meanwhile is for it. */
  #dispatching: UndiciExchange | undefined;

  constructor(by: UndiciDispatcher | UndiciParts) {
    this.#by = by;
  }

  send(request: TransportRequest): Promise<TransportResponse> {
    const exchange = new UndiciExchange(request);
    if (!request.signal.aborted) {
      this.#dispatching = exchange;
      try {
        this.#dispatcher().dispatch(dispatchOptions(request), exchange);
      } catch (error) {
        exchange.refuse(error);
      } finally {
        this.#dispatching = undefined;
      }
    }
    return exchange.answer;
  }

  #dispatcher(): Pick<Dispatcher, 'dispatch'> {
    if ('dispatch' in this.#by) return this.#by as Pick<Dispatcher, 'dispatch'>; // the same, by undici's own types
    // HTTP/1.1 only: whether a failed request was sent is certain there; a caller's own dispatcher may do otherwise.
    this.#agent ??= new this.#by.Agent({ allowH2: false, connect: this.#connector(this.#by) });
    return this.#agent;
  }

  async close(): Promise<void> {
    const agent = this.#agent;
    this.#agent = undefined;
    await agent?.close();
  }

  /** Lets an exchange end the connection that is made for it: undici would go on connecting, and keep the process. */
  #connector(undici: UndiciParts): buildConnector.connector {
    // The exchange's own timers are in charge, here and below.
    const connect = undici.buildConnector({ allowH2: false, timeout: 0 });
    return (options, callback) => {
      const socket: unknown = connect(options, callback); // undici gives it back, which its types do not tell
      if (socket instanceof Socket) this.#dispatching?.connectBy(socket);
    };
  }
}

/** The transport over the dispatcher that the caller brings, or else over undici, which is loaded for it. */
export async function createUndiciTransport(dispatcher: UndiciDispatcher | undefined): Promise<UndiciTransport> {
  return new UndiciTransport(dispatcher ?? (await loadUndici()));
}

function dispatchOptions(request: TransportRequest): Parameters<Agent['dispatch']>[0] {
  const { url, method, headers, body } = request;
  return {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method,
    headers: { ...headers },
    body: body ?? null,
    headersTimeout: 0,
    bodyTimeout: 0,
  };
}
