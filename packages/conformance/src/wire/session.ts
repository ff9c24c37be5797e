import type { SecureContext } from 'node:tls';
import type { Step } from '../cases/case-file.ts';
import type { TlsKind } from '../cases/tls-kind.ts';
import type { Connection } from './connection.ts';
import type { WireRequest } from './parse-request.ts';
import { Trace } from './trace.ts';

/** A request that the server has seen. */
export interface SeenRequest extends WireRequest {
  /** It came to the second host. */
  readonly elsewhere: boolean;
  /** It came over TLS. */
  readonly secure?: boolean;
  /** When its first byte came, on the clock of `performance.now()`. */
  readonly startedAt: number;
  /** When the last step of its answer was done; absent while one is still played. */
  answeredAt?: number;
}

/** What a server is to play. */
export interface Script {
  /** The n-th request, to whichever of the two hosts, gets the n-th list of steps. */
  readonly answers: readonly (readonly Step[])[];
  /** What is done about a TLS handshake. Default: it is answered with plain text, as any HTTP port would. */
  readonly handshake?: readonly Step[] | undefined;
  /** What kind of a TLS server the API's host is; it still takes plain HTTP. */
  readonly tls?: TlsKind | undefined;
  /** Called where the steps say that the caller gives up. */
  readonly onAbort?: () => void | Promise<void>;
}

/** What happens while one script is played. A connection stays with the script that it was made for. */
export class Session {
  readonly script: Script;
  /** Ends TLS handshakes, where the script has a certificate for them. */
  readonly secureContext: SecureContext | undefined;
  readonly requests: SeenRequest[] = [];
  readonly malformed: string[] = [];
  readonly trace = new Trace();
  readonly connections = new Set<Connection>();
  /** Connections on which something is played. */
  readonly playing = new Set<Connection>();
  readonly begun: Promise<void>;
  readonly begin: () => void;
  /** Connections that there were. */
  opened = 0;
  /** TLS handshakes that were begun. */
  handshakes = 0;
  mostAtOnce = 0;
  /** Answers that rest by the will of the case: it is not the client that keeps them unfinished. */
  resting = 0;

  constructor(script: Script, secureContext?: SecureContext) {
    this.script = script;
    this.secureContext = secureContext;
    ({ promise: this.begun, resolve: this.begin } = Promise.withResolvers<void>());
  }
}
