import { type Executed, execute } from '../call/execute.ts';
import { Deadline } from '../deadline/deadline.ts';
import { sleep } from '../deadline/sleep.ts';
import type { ErrorCategory } from '../errors/error-contract.ts';
import { LimnerError } from '../errors/limner-error.ts';
import { TaskFailedError } from '../errors/task-failed-error.ts';
import type { Operation } from '../operation.ts';
import { readOptions, type TaskCall } from './task-call.ts';
import { interruptedTask, resumableError } from './task-error.ts';

/** A read of a task: which operation, and the input property that takes the id. */
export interface TaskRead {
  readonly operation: Operation;
  readonly property: string;
  readonly taskId: string;
}

/** So many reads in a row may fail before the wait is given up. */
const mostFailures = 5;

const passing: ReadonlySet<ErrorCategory> = new Set(['connection', 'timeout', 'provider', 'overloaded', 'rate_limit']);

/**
 * Reads a task, and reads it again at the pace of the polls when that fails in a way that passes: a hiccup of the network
 * must not lose a task that was paid for.
 * @throws LimnerError with the task's id
 */
export async function readTask(call: TaskCall, read: TaskRead): Promise<Executed> {
  const { operation, property, taskId } = read;
  const { client, deadline } = call;
  for (let failures = 1; ; failures += 1) {
    const limit = new Deadline({ duration: pollTimeout(call), signal: deadline.signal });
    try {
      const options = readOptions(call.options);
      return await execute({ client, operation, input: { [property]: taskId }, options, deadline: limit });
    } catch (error) {
      if (deadline.signal.aborted) throw interruptedTask(call, taskId);
      if (!isPassing(error) || failures > mostFailures) throw resumableError(call, { taskId, error });
      const wait = Math.max(pollEvery(call), error.retryAfter ?? 0);
      client.log?.tell({ kind: 'poll-failure', operation: operation.id, taskId, error, wait });
      await pause(call, { taskId, wait });
    } finally {
      limit.dispose();
    }
  }
}

/** Waits; a deadline or an abort ends the wait at once. */
export async function pause(call: TaskCall, { taskId, wait }: { taskId: string; wait: number }): Promise<void> {
  const { deadline } = call;
  try {
    await sleep(wait, deadline.signal);
  } catch {
    throw interruptedTask(call, taskId);
  }
}

/** Milliseconds that one read may take, so that one that hangs does not take all the time there is. */
function pollTimeout({ client, options }: TaskCall): number {
  return options.polling?.timeout ?? client.options.polling?.timeout ?? 60_000;
}

/** Milliseconds between polls. */
export function pollEvery({ client, definition, options }: TaskCall): number {
  return options.polling?.every ?? client.options.polling?.every ?? definition.every;
}

/**
 * A task that failed is a category of the provider's too, but does not pass. An answer that was cut, or came from a proxy on
 * the way, does; a redirect does not.
 */
function isPassing(error: unknown): error is LimnerError {
  if (!LimnerError.is(error)) return false;
  const passes = passing.has(error.category) || (error.category === 'protocol' && error.retryable);
  return passes && !TaskFailedError.is(error);
}
