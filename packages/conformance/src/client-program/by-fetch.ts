import { createFetchTransport } from '@limner/runtime';
import type { ClientTransport } from './client-transport.ts';
import { networkError } from './network-error.ts';

/** The transport of other platforms, on the `fetch` of this Node. */
export const byFetch: ClientTransport = {
  name: 'fetch',
  // Every fetch adds the first two; the others come with `cache: no-store`.
  adds: ['accept-language', 'sec-fetch-mode', 'cache-control', 'pragma'],
  closes: false,
  options: () => ({ transport: createFetchTransport() }),
  failing: (network, tell) => {
    const fetch = (url: string | URL | Request): Promise<Response> => {
      tell(new URL(String(url)).origin);
      return Promise.reject(new TypeError('fetch failed', { cause: networkError(network) }));
    };
    return { transport: createFetchTransport({ fetch }) };
  },
};
