import type { LimnerError } from '../errors/limner-error.ts';
import type { TraceEvent } from './tracing.ts';

/** What the log is told of; each becomes one line. Durations are in milliseconds. */
export type News = (RequestNews | RetryNews | StateNews | PollFailureNews | DriftNews | FailureNews) & {
  /** Dotted id of the operation. */
  readonly operation: string;
  /** What must not be repeated in the line; only a failure's own text may do so. */
  readonly input?: unknown;
};

/** An exchange has ended, one way or the other. */
export interface RequestNews {
  readonly kind: 'request';
  readonly event: TraceEvent;
  readonly elapsed: number;
}

/** An attempt has failed and there will be another one. */
export interface RetryNews {
  readonly kind: 'retry';
  readonly error: LimnerError;
  /** The one that failed, counted from 1. */
  readonly attempt: number;
  readonly retries: number;
  readonly wait: number;
}

/** The state of a task was read. */
export interface StateNews {
  readonly kind: 'state';
  readonly taskId: string;
  readonly state: string;
  readonly providerState?: string | number;
  readonly elapsed: number;
}

/** The state of a task could not be read, which is tolerated. */
export interface PollFailureNews {
  readonly kind: 'poll-failure';
  readonly taskId: string;
  readonly error: LimnerError;
  readonly wait: number;
}

/** An answer does not have its documented shape. */
export interface DriftNews {
  readonly kind: 'drift';
  /** Each a pointer and the rule that does not hold. */
  readonly places: readonly string[];
}

/** A call has failed for good. */
export interface FailureNews {
  readonly kind: 'failure';
  readonly error: unknown;
  readonly input: unknown;
  /** Whether something larger goes on, or fails with an error of its own. */
  readonly part: boolean;
}
