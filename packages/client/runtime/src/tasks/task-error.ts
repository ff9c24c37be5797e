import type { Executed } from '../call/execute.ts';
import { annotate } from '../errors/annotate.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { interruption } from '../errors/interruption.ts';
import { LimnerError } from '../errors/limner-error.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { redactValue } from '../errors/redact-value.ts';
import { TaskFailedError } from '../errors/task-failed-error.ts';
import type { TaskCall } from './task-call.ts';

/** The error of a wait that its deadline or its caller ended. The task goes on, and goes on costing. */
export function interruptedTask(call: TaskCall, taskId: string): LimnerError {
  const { client, definition, deadline } = call;
  // Not called safe: what could be repeated is the whole run, and that is paid for.
  const place = { client, operation: { id: definition.poll.id, safe: false } };
  const error = interruption(place, { deadline, phase: 'poll', sent: 'yes', attempts: 1, taskId });
  return annotate(error, { hint: resumeHint(call, taskId) });
}

/** Any error after the task was created, with the task's id and the way to take it up again. */
export function resumableError(call: TaskCall, { taskId, error }: { taskId: string; error: unknown }): LimnerError {
  if (!LimnerError.is(error)) return foreignError(call, { taskId, error });
  // What does not exist any more cannot be taken up, nor can what is no id.
  return error.category === 'not_found' || error.category === 'validation'
    ? annotate(error, { taskId })
    : annotate(error, { taskId, hint: resumeHint(call, taskId) });
}

/**
 * An error of a run whose task is there already. What is safe to repeat is the poll that failed, not the run: that would
 * submit another task, which is paid for too.
 */
export function submittedError(error: unknown): unknown {
  if (!LimnerError.is(error)) return error;
  error.message = error.message.replace('Calling again is safe.', 'Calling again would submit another task.');
  // A failed task's own reason tells whether it costs.
  const told = ['content_policy', 'invalid_request'].includes(error.category) || TaskFailedError.is(error);
  return annotate(error, { retryable: false, ...(error.billable === 'no' && !told ? { billable: 'maybe' } : {}) });
}

/** The provider took the task, but did not say under which id. */
export function missingTaskId(
  { client, definition }: TaskCall,
  { body, response: { status, headers, requestId, attempts } }: Pick<Executed, 'body' | 'response'>,
): ProtocolError {
  return new ProtocolError({
    message: `The provider answered without a task id at ${definition.id}. The task may be running and be paid for: check with the provider before submitting it again.`,
    category: 'protocol',
    provider: client.definition.id,
    operation: definition.create.id,
    phase: 'decode',
    status,
    headers,
    requestId,
    sent: 'yes',
    billable: 'maybe',
    attempts,
    body: redactValue(body, client.redact),
  });
}

/** A hook or a transport that is not ours can throw anything, and the id must not get lost with it. */
function foreignError(call: TaskCall, { taskId, error }: { taskId: string; error: unknown }): ConfigurationError {
  const what = error instanceof Error ? error.message : String(error);
  return new ConfigurationError({
    message: call.client.redact(`A hook or transport failed: ${what}. ${resumeHint(call, taskId)}`),
    category: 'configuration',
    provider: call.client.definition.id,
    operation: call.definition.poll.id,
    phase: 'poll',
    taskId,
    sent: 'yes',
    billable: 'maybe',
    cause: error,
  });
}

function resumeHint({ definition }: TaskCall, taskId: string): string {
  return `The task is not lost: take it up again with ${definition.name}.wait(${JSON.stringify(taskId)}).`;
}
