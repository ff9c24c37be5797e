import type { FailingNetwork } from '../cases/case-file.ts';
import type { ClientTransport } from './client-transport.ts';
import { networkError } from './network-error.ts';

type Network = Omit<FailingNetwork, 'tried'>;

/** The client's own transport on Node: cases are written for it. */
export const byUndici: ClientTransport = {
  name: 'undici',
  adds: [],
  closes: true,
  options: () => ({}),
  failing: (network, tell) => ({ dispatcher: failingDispatcher(network, tell) }),
};

/** What a dispatcher of undici is called with, as far as it matters here. */
interface Dispatched {
  readonly origin?: unknown;
}

interface Handler {
  onResponseError(controller: unknown, error: Error): void;
}

function failingDispatcher(network: Network, tell: (origin: string) => void): object {
  return {
    dispatch: (request: Dispatched, handler: Handler): boolean => {
      tell(String(request.origin));
      queueMicrotask(() => handler.onResponseError(undefined, networkError(network)));
      return true;
    },
  };
}
