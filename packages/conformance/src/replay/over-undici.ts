import type { FailingNetwork } from '../cases/case-file.ts';
import { networkError } from './network-error.ts';
import type { TransportKind } from './transport-kind.ts';

/** The client's own transport on Node: cases are written for it. */
export const overUndici: TransportKind = {
  name: 'undici',
  clientOptions: () => ({}),
  failing: (network, tell) => ({ dispatcher: failingDispatcher(network, tell) }),
  adapt: (planned) => planned,
  adds: () => false,
};

/** What a dispatcher of undici is called with, as far as it matters here. */
interface Dispatched {
  readonly origin?: unknown;
}

interface Handler {
  onResponseError(controller: unknown, error: Error): void;
}

function failingDispatcher(network: FailingNetwork, tell: (origin: string) => void): object {
  return {
    dispatch: (request: Dispatched, handler: Handler): boolean => {
      tell(String(request.origin));
      queueMicrotask(() => handler.onResponseError(undefined, networkError(network)));
      return true;
    },
  };
}
