import type { FailingNetwork } from '../cases/case-file.ts';

/** How the requests of a client travel. */
export interface ClientTransport {
  readonly name: 'undici' | 'fetch';
  /** Header fields that it adds to requests by itself, in lower case. */
  readonly adds: readonly string[];
  /** Whether the connections of a client end with it; else they are the platform's. */
  readonly closes: boolean;
  /** Options that make a client use it. */
  options(): object;
  /** Options of a client whose network fails; each origin that a request was meant for is told. */
  failing(network: Omit<FailingNetwork, 'tried'>, tell: (origin: string) => void): object;
}
