import type { Billable } from './error-contract.ts';
import type { LimnerError } from './limner-error.ts';

/**
 * Adds what only an outer layer knows (the task that the failed poll was about, the number of attempts) to an error on
 * its way out. The error stays the same object: its stack and its identity are worth more than a fresh one.
 */
export function annotate<E extends LimnerError>(
  error: E,
  facts: {
    readonly taskId?: string;
    readonly attempts?: number;
    readonly retryable?: boolean;
    readonly billable?: Billable;
    readonly hint?: string;
  },
): E {
  const { hint, ...fields } = facts;
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) Object.defineProperty(error, name, { value, enumerable: true, writable: true });
  }
  if (hint !== undefined && !error.message.includes(hint)) error.message = `${error.message} ${hint}`;
  return error;
}
