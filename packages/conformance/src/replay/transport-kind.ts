import type { FailingNetwork } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';

/** How the requests of a suite travel, and what is different there. */
export interface TransportKind {
  readonly name: 'undici' | 'fetch';
  /** Options that make a client use it. */
  clientOptions(): object;
  /** Options of a client whose network fails; each origin that a request was meant for is told. */
  failing(network: FailingNetwork, tell: (origin: string) => void): object;
  /** The case as it must come out there. */
  adapt(planned: ConformanceCase): ConformanceCase;
  /** Whether the transport adds a header field of this name, in lower case, to requests by itself. */
  adds(field: string): boolean;
}
