import type { Deadline } from '../deadline/deadline.ts';
import { AbortedError } from './aborted-error.ts';
import { advice } from './advice.ts';
import type { LimnerError, Phase, Sent } from './limner-error.ts';
import { TimeoutError } from './timeout-error.ts';
import type { ErrorPlace } from './to-error.ts';

/** Where a call was when its deadline, or its caller, ended it. */
export interface InterruptionFacts {
  readonly deadline: Deadline;
  readonly phase: Phase;
  readonly sent: Sent;
  readonly attempts: number;
  readonly taskId?: string | undefined;
  /** The error that a retry was waiting to mend; without it the signal's reason is the cause. */
  readonly cause?: unknown;
}

/** The error for a deadline that has passed, or for a caller that has aborted. */
export function interruption({ client, operation }: ErrorPlace, facts: InterruptionFacts): LimnerError {
  const { deadline, phase, sent, attempts, taskId } = facts;
  const category = deadline.expired ? 'timeout' : 'aborted';
  const retryable = operation.safe || sent === 'no';
  const next = advice({ category, sent, safe: operation.safe, retryable, keySource: '' });
  const what = deadline.expired
    ? `Timeout: the deadline of ${deadline.duration} ms passed`
    : 'Aborted: the signal ended the call';
  const common = {
    message: `${what} (${duringPhase[phase]}). ${next}`,
    category,
    provider: client.definition.id,
    operation: operation.id,
    retryable,
    billable: operation.safe || sent === 'no' ? 'no' : 'maybe',
    sent,
    attempts,
    phase,
    taskId,
  } as const;
  if (deadline.expired) return new TimeoutError({ ...common, cause: facts.cause ?? deadline.signal.reason });
  return new AbortedError({ ...common, cause: deadline.signal.reason });
}

const duringPhase: Readonly<Record<Phase, string>> = {
  configuration: 'while setting up',
  validation: 'while checking the input',
  queue: 'while waiting for its turn under concurrency or rateLimit',
  connect: 'while connecting',
  request: 'while sending',
  headers: 'while waiting for the answer',
  body: 'while reading the answer',
  backoff: 'while waiting to try again',
  poll: 'while waiting for the task',
  download: 'while downloading',
  decode: 'while decoding',
};
