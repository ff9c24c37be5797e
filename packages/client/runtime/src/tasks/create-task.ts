import type { WithResponse } from '../call/api-promise.ts';
import { execute } from '../call/execute.ts';
import { readPointer } from '../json/pointer.ts';
import type { TaskCall } from './task-call.ts';
import { missingTaskId } from './task-error.ts';
import type { SubmittedTask } from './task-result.ts';

/**
 * Creates the task. It is sent again only where the error contract allows it: every task that is created costs.
 * @throws LimnerError of the contract's making; ProtocolError when the answer holds no id
 */
export async function createTask(call: TaskCall, input: unknown): Promise<WithResponse<SubmittedTask>> {
  const { client, definition, options, deadline } = call;
  const { body, response } = await execute({ client, operation: definition.create, input, options, deadline });
  const taskId = readPointer(body, definition.id);
  if (!(typeof taskId === 'string' && taskId.trim() !== '') && typeof taskId !== 'number')
    throw missingTaskId(call, { body, response });
  const estimate = estimatedSeconds(call, body);
  const told = estimate === undefined ? {} : { estimatedSeconds: estimate };
  call.reporter.report(String(taskId), { state: 'submitted', ...told });
  return { data: { taskId: String(taskId), ...told, body }, response };
}

function estimatedSeconds({ definition }: TaskCall, body: unknown): number | undefined {
  const value = definition.firstWait === undefined ? undefined : readPointer(body, definition.firstWait);
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
