import type { TransportFailure } from '../errors/error-contract.ts';

/** Where a host name may lead: to the public internet alone, or to this machine too. */
export type AllowedAddresses = 'public' | 'public-or-loopback';

/** Something that may end before its time, and tells who listens. */
export interface Ending {
  listen(listener: () => void): void;
  unlisten(listener: () => void): void;
}

/** A request as the transport is to send it: nothing is added but framing. */
export interface TransportRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** A blob is sent piece by piece, and so is what can be iterated, which can be read once. */
  readonly body?: Uint8Array | string | Blob | AsyncIterable<Uint8Array>;
  /**
   * Set where an answer named the host: the addresses that its name may resolve to, checked where the connection is made. A
   * transport that does not resolve names itself cannot heed it.
   */
  readonly addresses?: AllowedAddresses | undefined;
  /** Aborted at the deadline or by the caller. */
  readonly signal: AbortSignal;
  /** Where there is one, it tells of the abort as `signal` does: a listener on a signal costs as much as a timer. */
  readonly ending?: Ending | undefined;
  /** Milliseconds until the connection stands, until the header is here, and between two pieces of the body; 0: no limit. */
  readonly timeouts: { readonly connect: number; readonly headers: number; readonly body: number };
  /** To be called when bytes of the request may have left this process. */
  readonly onSent: () => void;
}

/** The header fields of an answer, by name without regard to case; the platform's `Headers` are such. */
export interface HeaderFields {
  /** The value, several of one name joined by a comma; null where there is none. */
  get(name: string): string | null;
  forEach(visit: (value: string, name: string) => void): void;
}

/** An answer whose body is still on its way. Whoever gets one either reads the body to its end or calls `discard`. */
export interface TransportResponse {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: AsyncIterable<Uint8Array>;
  /**
   * A cheaper way to read the body, taken instead of `body` where a transport has it: hands over each piece as it comes,
   * and resolves at the end. Rejects with what goes wrong, and with what `take` throws.
   */
  readTo?(take: (chunk: Uint8Array) => void): Promise<void>;
  /**
   * True where the platform has decoded the body already: `content-encoding`, where it is still there, is not decoded again,
   * and `content-length`, which counts what was on the wire, is not held against it.
   */
  readonly decoded?: boolean;
  /** Gives the connection up; safe to call at any time, more than once. */
  discard(): void;
}

/** How requests travel. Everything above this border is the same on every platform. */
export interface Transport {
  /** Sends one request, once; follows nothing, retries nothing. Rejects with a `TransportFault` or the signal's reason. */
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Closes idle connections. */
  close(): Promise<void>;
}

/** The parts of an exchange: until the connection stands, until the answer's header is here, until its body ends. */
export type TransportPhase = 'connect' | 'headers' | 'body';

/** A failure below HTTP. Never shown to users: the error contract turns it into an error of theirs. */
export class TransportFault extends Error {
  readonly failure: TransportFailure;
  /** Whether the request may have reached the provider; `maybe` on transports that cannot tell. */
  readonly sent: 'no' | 'maybe';
  /** How far the exchange had come. */
  readonly phase: TransportPhase;

  constructor(options: {
    failure: TransportFailure;
    sent: 'no' | 'maybe';
    message: string;
    phase?: TransportPhase;
    cause?: unknown;
  }) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TransportFault';
    this.failure = options.failure;
    this.sent = options.sent;
    this.phase = options.phase ?? (options.sent === 'no' ? 'connect' : 'headers');
  }
}
