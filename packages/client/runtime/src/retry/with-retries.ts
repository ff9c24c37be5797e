import type { Deadline } from '../deadline/deadline.ts';
import { sleep } from '../deadline/sleep.ts';
import { annotate } from '../errors/annotate.ts';
import { interruption } from '../errors/interruption.ts';
import { LimnerError } from '../errors/limner-error.ts';
import type { ErrorPlace } from '../errors/to-error.ts';
import { backoff } from './backoff.ts';

/** What is to be tried, and how often. */
export interface RetryOptions<T> extends ErrorPlace {
  /** How often it may be tried again after the first time. */
  readonly retries: number;
  readonly deadline: Deadline;
  /** One attempt, numbered from 1. It decides by `retryable` on the error that it throws whether there is another. */
  readonly attempt: (number: number) => Promise<T>;
}

/**
 * Tries until it works, an error says that sending again is not safe, the retries are used up, or the next wait would not
 * fit the deadline: then the last error is thrown at once, for waiting longer could not help.
 */
export async function withRetries<T>(options: RetryOptions<T>): Promise<T> {
  for (let number = 1; ; number += 1) {
    try {
      return await options.attempt(number);
    } catch (error) {
      if (!LimnerError.is(error)) throw error;
      annotate(error, { attempts: number });
      if (!isTransient(error) || number > options.retries) throw error;
      await pause(options, { number, error });
    }
  }
}

/** An abort or the end of the deadline is final, however safe sending again would be. */
function isTransient(error: LimnerError): boolean {
  return error.retryable && error.category !== 'aborted' && error.category !== 'configuration';
}

async function pause<T>(options: RetryOptions<T>, last: { number: number; error: LimnerError }): Promise<void> {
  const { client, deadline } = options;
  // Jitter on top of what the provider asks for, so that those it sent away together do not return together.
  const wait = (last.error.retryAfter ?? 0) + backoff(last.number, client.options.backoff);
  // A deadline that is over has nothing remaining: its own error, which says where it caught the call, goes out too.
  if (wait >= deadline.remaining()) throw last.error;
  const { number: attempt, error } = last;
  client.log?.tell({ kind: 'retry', operation: options.operation.id, error, attempt, retries: options.retries, wait });
  try {
    await sleep(wait, deadline.signal);
  } catch {
    const { sent } = last.error;
    throw interruption(options, { deadline, phase: 'backoff', sent, attempts: last.number, cause: last.error });
  }
}
