import { ApiPromise, type WithResponse } from '../call/api-promise.ts';
import { checkCallOptions } from '../client/check-options.ts';
import type { CallOptions, TaskOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { callSettings } from '../client/settings.ts';
import { Deadline } from '../deadline/deadline.ts';
import type { TaskDefinition } from '../operation.ts';
import { awaitTask } from './await-task.ts';
import { createTask } from './create-task.ts';
import { pollEvery } from './read-task.ts';
import type { TaskCall } from './task-call.ts';
import { TaskReporter } from './task-reporter.ts';
import type { SubmittedTask, TaskResult } from './task-result.ts';

/** Creates a task and does not wait for it. What a generated `submit` comes down to. */
export function submitTask<Input, Body>(
  client: ResolvedClient,
  definition: TaskDefinition<Input, Body>,
  input: Input,
  options?: CallOptions,
): ApiPromise<SubmittedTask> {
  return new ApiPromise(within({ client, definition, options }, (call) => createTask(call, input)));
}

/**
 * Waits for a task by its id, whoever submitted it: the first poll is made at once. What a generated `wait` comes down to.
 */
export function waitTask<Input, Body>(
  client: ResolvedClient,
  definition: TaskDefinition<Input, Body>,
  taskId: string,
  options?: TaskOptions,
): ApiPromise<TaskResult<Body>> {
  return new ApiPromise(
    within({ client, definition, options }, (call) => awaitTask(call, { taskId, firstWait: 0 })),
  ) as ApiPromise<TaskResult<Body>>; // the body is the outcome's, as far as the response checks were asked to see to it
}

/** Creates a task and waits for it, all within one deadline. What a generated `run` comes down to. */
export function runTask<Input, Body>(
  client: ResolvedClient,
  definition: TaskDefinition<Input, Body>,
  input: Input,
  options?: TaskOptions,
): ApiPromise<TaskResult<Body>> {
  const whole = within({ client, definition, options }, async (call) => {
    const { data } = await createTask(call, input);
    return awaitTask(call, { taskId: data.taskId, firstWait: firstWait(call, data.estimatedSeconds) });
  });
  return new ApiPromise(whole) as ApiPromise<TaskResult<Body>>; // as above
}

/** A call's parts, before its deadline runs. */
interface Parts<Input, Body> {
  readonly client: ResolvedClient;
  readonly definition: TaskDefinition<Input, Body>;
  readonly options: TaskOptions | undefined;
}

async function within<Input, Body, T>(
  { client, definition, options = {} }: Parts<Input, Body>,
  run: (call: TaskCall) => Promise<WithResponse<T>>,
): Promise<WithResponse<T>> {
  checkCallOptions(options, { provider: client.definition.id, operation: definition.create.id });
  const deadline = new Deadline({ duration: callSettings(client.options, options).deadline, signal: options.signal });
  try {
    const reporter = new TaskReporter(options.onProgress);
    return await run({ client, definition, options, deadline, reporter });
  } finally {
    deadline.dispose();
  }
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
