import type { ResolvedTimeouts } from '../client/settings.ts';
import type { AllowedAddresses, Ending, HeaderFields, TransportResponse } from '../transport/transport.ts';
import type { AnswerBody } from './answer-body.ts';

/** A body to send. What comes as a stream can be sent once. */
export type RequestBody = string | Uint8Array | Blob | StreamedBody;

/** A body that is read from the caller's own streams while it is sent. */
export interface StreamedBody extends AsyncIterable<Uint8Array> {
  /** True once somebody has begun to read it: it cannot be sent again then. */
  readonly begun: boolean;
}

/** A request, ready to be sent. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
  /** Where the host's name may lead; absent for the API itself, whose address the caller chose. */
  readonly addresses?: AllowedAddresses | undefined;
}

/** An answer, read to its end and decoded. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: HeaderFields;
  /** Empty where the answer is left open. */
  readonly body: AnswerBody;
  /** The answer itself, whose body is still to be read, where `staysOpen` said so. */
  readonly open?: TransportResponse;
}

/** The bounds of one exchange. */
export interface ExchangeContext {
  readonly signal: AbortSignal;
  /** Tells of the abort as `signal` does, and costs less. */
  readonly ending?: Ending | undefined;
  readonly timeouts: ResolvedTimeouts;
  /** Largest body, in decoded bytes. */
  readonly maxBytes: number;
  /** Called when bytes of the request may have left this process. */
  readonly onSent?: () => void;
  /** Called when the answer's header is here. */
  readonly onHeader?: () => void;
  /** Whether the answer's body is to be read while it comes in. Whoever gets it then discards it when done. */
  readonly staysOpen?: ((response: Pick<TransportResponse, 'status' | 'headers'>) => boolean) | undefined;
  /** Called with each decoded piece of the body as it comes, and with the bytes that were announced in all, if they were. */
  readonly onChunk?: ((chunk: Uint8Array, announced: number | undefined) => void) | undefined;
}
