import type { WithResponse } from '../call/api-promise.ts';
import { checkTaskOptions } from '../client/check-call-options.ts';
import type { TaskOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { callSettings } from '../client/settings.ts';
import { Deadline } from '../deadline/deadline.ts';
import type { TaskDefinition } from '../operation.ts';
import { type Outcome, observe } from '../telemetry/observe.ts';
import { awaitTask } from './await-task.ts';
import { createTask } from './create-task.ts';
import { pollEvery } from './read-task.ts';
import type { TaskCall } from './task-call.ts';
import { submittedError } from './task-error.ts';
import { TaskReporter } from './task-reporter.ts';
import type { SubmittedTask, TaskResult } from './task-result.ts';

/** A call about a task, before its deadline runs. */
export interface TaskParts<Input, Body> {
  readonly client: ResolvedClient;
  readonly definition: TaskDefinition<Input, Body>;
  readonly options: TaskOptions | undefined;
}

/** The same with what the task was asked for, where that is known. */
type Asked<Input, Body> = TaskParts<Input, Body> & { readonly input?: Input };

/** Creates a task. */
export function carryOutSubmit<Input, Body>(
  parts: TaskParts<Input, Body>,
  input: Input,
): Promise<WithResponse<SubmittedTask>> {
  return within({ ...parts, input }, (call) => createTask(call, input));
}

/** Polls a task, at once for the first time, until it is done. */
export function carryOutWait<Input, Body>(
  parts: TaskParts<Input, Body>,
  taskId: string,
): Promise<WithResponse<TaskResult>> {
  return within(parts, (call) => awaitTask(call, { taskId, firstWait: 0 }));
}

/** Creates a task and polls it until it is done, all within one deadline. */
export function carryOutRun<Input, Body>(
  parts: TaskParts<Input, Body>,
  input: Input,
): Promise<WithResponse<TaskResult>> {
  return within({ ...parts, input }, async (call) => {
    const { data } = await createTask(call, input);
    try {
      return await awaitTask(call, { taskId: data.taskId, firstWait: firstWait(call, data.estimatedSeconds) });
    } catch (error) {
      throw submittedError(error);
    }
  });
}

async function within<Input, Body, T extends { readonly taskId: string }>(
  { client, definition, options = {}, input }: Asked<Input, Body>,
  run: (call: TaskCall) => Promise<WithResponse<T>>,
): Promise<WithResponse<T>> {
  checkTaskOptions(options, { provider: client.definition.id, operation: definition.create.id });
  const deadline = new Deadline({ duration: callSettings(client.options, options).deadline, signal: options.signal });
  try {
    const { create: operation, name } = definition;
    const reporter = new TaskReporter({ client, operation: operation.id, onProgress: options.onProgress });
    return await observe(client, { kind: 'task', name, operation, input, outcome }, () =>
      run({ client, definition, options, deadline, reporter }),
    );
  } finally {
    deadline.dispose();
  }
}

/** What the task's observers hear of its end. */
function outcome({ data, response }: WithResponse<{ readonly taskId: string }>): Outcome {
  return { response, taskId: data.taskId };
}

/** The provider's estimate, cut so that a wrong one still leaves time for a poll before the deadline. */
function firstWait(call: TaskCall, estimatedSeconds: number | undefined): number {
  const { client, options, deadline } = call;
  const every = pollEvery(call);
  const asked = options.polling?.firstWait ?? client.options.polling?.firstWait;
  if (asked !== undefined) return asked;
  if (estimatedSeconds === undefined) return every;
  return Math.min(estimatedSeconds * 1000, Math.max(0, deadline.remaining() - every));
}
