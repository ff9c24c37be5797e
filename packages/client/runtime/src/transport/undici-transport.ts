import { Socket } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import type { UndiciDispatcher } from '../client/options.ts';
import type { Transport, TransportRequest, TransportResponse } from './transport.ts';
import { UndiciExchange } from './undici-exchange.ts';

/**
 * The transport of Node: undici's connection pool, without redirects, retries or decoding. A dispatcher that the caller
 * brings may do more; whatever it would send a second time ends the exchange before a byte of that is written.
 */
export class UndiciTransport implements Transport {
  readonly #given: UndiciDispatcher | undefined;
  #agent: Agent | undefined;
  /** The exchange that is being dispatched: a connection that undici begins meanwhile is for it. */
  #dispatching: UndiciExchange | undefined;

  constructor(dispatcher?: UndiciDispatcher) {
    this.#given = dispatcher;
  }

  send(request: TransportRequest): Promise<TransportResponse> {
    const exchange = new UndiciExchange(request);
    if (!request.signal.aborted) {
      this.#dispatching = exchange;
      try {
        this.#dispatcher().dispatch(dispatchOptions(request), exchange);
        exchange.dispatched();
      } catch (error) {
        exchange.refuse(error);
      } finally {
        this.#dispatching = undefined;
      }
    }
    return exchange.answer;
  }

  #dispatcher(): Pick<Dispatcher, 'dispatch'> {
    if (this.#given !== undefined) return this.#given as Pick<Dispatcher, 'dispatch'>; // the same, by undici's own types
    // HTTP/1.1 only: whether a failed request was sent is certain there; a caller's own dispatcher may do otherwise.
    this.#agent ??= new Agent({ allowH2: false, connect: this.#connector() });
    return this.#agent;
  }

  async close(): Promise<void> {
    const agent = this.#agent;
    this.#agent = undefined;
    await agent?.close();
  }

  /** Lets an exchange end the connection that is made for it: undici would go on connecting, and keep the process. */
  #connector(): buildConnector.connector {
    // The exchange's own timers are in charge, here and below.
    const connect = buildConnector({ allowH2: false, timeout: 0 });
    return (options, callback) => {
      const socket: unknown = connect(options, callback); // undici gives it back, which its types do not tell
      if (socket instanceof Socket) this.#dispatching?.connectBy(socket);
    };
  }
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
