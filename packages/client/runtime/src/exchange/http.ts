import type { ResolvedTimeouts } from '../client/settings.ts';
import type { AllowedAddresses, Ending, HeaderFields } from '../transport/transport.ts';
import type { AnswerBody } from './answer-body.ts';

/** A request, ready to be sent. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Where the host's name may lead; absent for the API itself, whose address the caller chose. */
  readonly addresses?: AllowedAddresses | undefined;
}

/** An answer, read to its end and decoded. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: AnswerBody;
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
  /** Called with each decoded piece of the body as it comes, and with the bytes that were announced in all, if they were. */
  readonly onChunk?: ((chunk: Uint8Array, announced: number | undefined) => void) | undefined;
}
