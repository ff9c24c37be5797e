import type { ResponseInfo } from '../call/response-info.ts';

/** A call as a hook sees it. The key is not in it. */
export interface HookCall {
  /** The provider's id. */
  readonly provider: string;
  /** Dotted id of the operation. */
  readonly operation: string;
  readonly input: unknown;
  /** Aborted at the deadline or by the caller. */
  readonly signal: AbortSignal;
}

/** What a call came to. */
export interface HookAnswer {
  readonly result: unknown;
  readonly response: ResponseInfo;
}

/**
 * A function around a call, attempts and back-off included: does what it likes before and after `next()`, and gives back
 * what that gave or an answer of its own, or throws. `next()` may be called again only for a read, or after an error that
 * is safe to repeat. Of several, the first one is outermost; those of the client stand around those of the call.
 */
export type Hook = (call: HookCall, next: () => Promise<HookAnswer>) => Promise<HookAnswer>;
