import { type Fetch, FetchExchange } from './fetch-exchange.ts';
import type { Transport } from './transport.ts';

/** Options of the fetch transport. */
export interface FetchTransportOptions {
  /** Default: the platform's own, looked up with each request. */
  readonly fetch?: Fetch | undefined;
}

/**
 * The transport of browsers, workers, Deno and Bun. Redirects are not followed, cookies and referrer are not sent. It cannot
 * tell whether a failed request was sent, except where the platform names a reason why no connection was made, as Node does,
 * nor hold a body against its announced length; connections are the platform's own, so there is nothing to close.
 */
export function createFetchTransport(options: FetchTransportOptions = {}): Transport {
  return {
    send: (request) => new FetchExchange(request, options.fetch ?? globalThis.fetch).answer,
    close: async () => {},
  };
}
