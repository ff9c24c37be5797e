import type { WithResponse } from '../call/api-promise.ts';
import type { Executed } from '../call/execute.ts';
import type { TaskProgress } from '../client/options.ts';
import { LimnerError } from '../errors/limner-error.ts';
import { TaskFailedError } from '../errors/task-failed-error.ts';
import { toError } from '../errors/to-error.ts';
import { imagesFrom } from '../images/images-from.ts';
import { awaitImageReader, beginImageReader } from '../images/read-image.ts';
import { readPointer } from '../json/pointer.ts';
import type { Operation, TaskDefinition } from '../operation.ts';
import { pause, pollEvery, readTask } from './read-task.ts';
import type { TaskCall } from './task-call.ts';
import { resumableError } from './task-error.ts';
import type { TaskResult } from './task-result.ts';

/**
 * Polls a task until it is done and reads its images.
 * @throws TaskFailedError or what else the contract makes of a failed task; TimeoutError, AbortedError and the errors of
 *   polls that failed too often. All carry the task's id
 */
export async function awaitTask(
  call: TaskCall,
  { taskId, firstWait }: { taskId: string; firstWait: number },
): Promise<WithResponse<TaskResult>> {
  const { poll, pollProperty } = call.definition;
  // A task that is still pending has no images yet, which is no fault of the poll.
  const operation = withoutImages(poll);
  void beginImageReader();
  for (let wait = firstWait; ; wait = pollEvery(call)) {
    await pause(call, { taskId, wait });
    const answer = await readTask(call, { operation, property: pollProperty, taskId });
    const state = reportState(call, { taskId, body: answer.body });
    if (state === 'done') return outcome(call, { taskId, answer });
    if (state === 'failed') throw await failure(call, { taskId, answer });
  }
}

function reportState(call: TaskCall, { taskId, body }: { taskId: string; body: unknown }): TaskProgress['state'] {
  const value = readPointer(body, call.definition.status);
  const state = stateOf(call.definition, value);
  const told = typeof value === 'string' || typeof value === 'number' ? { providerState: value } : {};
  call.reporter.report(taskId, { state, ...told });
  return state;
}

/** A state that is not in the provider's documentation is no end: it may be a new word for waiting. */
function stateOf(
  definition: Pick<TaskDefinition, 'pending' | 'done' | 'failed'>,
  value: unknown,
): TaskProgress['state'] {
  const within = (states: readonly (string | number)[]): boolean =>
    states.some((state) => String(state) === String(value));
  if (within(definition.done)) return 'done';
  if (within(definition.failed)) return 'failed';
  return within(definition.pending) ? 'pending' : 'unknown';
}

/** A task, and the answer of the poll that found it at its end. */
interface Ended {
  readonly taskId: string;
  readonly answer: Executed;
}

async function outcome(call: TaskCall, { taskId, answer }: Ended): Promise<WithResponse<TaskResult>> {
  const { client, definition } = call;
  const operation = { ...(definition.result?.operation ?? definition.poll), images: definition.images };
  const { body, response } =
    definition.result === undefined ? answer : await readResult(call, { ...definition.result, taskId });
  await awaitImageReader();
  try {
    const result = imagesFrom(client, operation, { ...response, body, answeredAt: Date.now(), late: { response } });
    return { data: { ...result, taskId }, response };
  } catch (error) {
    throw resumableError(call, { taskId, error });
  }
}

/** The error of a failed task: the provider's own reason, where its result tells one, else the contract's row for it. */
async function failure(call: TaskCall, { taskId, answer }: Ended): Promise<LimnerError> {
  const { client, definition } = call;
  let cause: unknown;
  try {
    if (definition.result !== undefined) await readResult(call, { ...definition.result, taskId });
  } catch (error) {
    if (LimnerError.is(error) && tellsWhy(error)) return error;
    if (call.deadline.signal.aborted) throw error;
    cause = error;
  }
  const { status, headers } = answer.response;
  const place = { client, operation: { id: definition.poll.id, safe: false } };
  const facts = {
    status,
    headers,
    body: answer.body,
    sent: 'yes',
    attempts: answer.response.attempts,
    phase: 'poll',
  } as const;
  return toError(place, { ...facts, task: 'failed', taskId, text: 'the task failed', cause });
}

function tellsWhy(error: LimnerError): boolean {
  return ['content_policy', 'invalid_request'].includes(error.category) || TaskFailedError.is(error);
}

function readResult(
  call: TaskCall,
  { operation, property, taskId }: { operation: Operation; property: string; taskId: string },
): Promise<Executed> {
  return readTask(call, { operation: withoutImages(operation), property, taskId });
}

function withoutImages(operation: Operation): Operation {
  // The very operation where it can be: what is known of it is remembered by its identity.
  if (operation.images === undefined) return operation;
  const { images: _, ...rest } = operation;
  return rest;
}
