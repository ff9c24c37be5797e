import { ApiPromise } from '../call/api-promise.ts';
import { snapshot } from '../call/snapshot.ts';
import type { CallOptions, TaskOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import type { TaskDefinition } from '../operation.ts';
import { lazily } from '../platform/lazily.ts';
import type { SubmittedTask, TaskResult } from './task-result.ts';

const load = lazily(() => import('./carry-out-task.ts'));

/** Creates a task and does not wait for it. What a generated `submit` comes down to. */
export function submitTask<Input, Body>(
  client: ResolvedClient,
  definition: TaskDefinition<Input, Body>,
  input: Input,
  options?: CallOptions,
): ApiPromise<SubmittedTask> {
  const whole = load(placeOf(client, definition));
  const parts = { client, definition, options: snapshot(options) };
  const own = snapshot(input);
  return new ApiPromise(whole.then(({ carryOutSubmit }) => carryOutSubmit(parts, own)));
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
  const whole = load(placeOf(client, definition));
  const parts = { client, definition, options: snapshot(options) };
  return new ApiPromise(whole.then(({ carryOutWait }) => carryOutWait(parts, taskId))) as ApiPromise<TaskResult<Body>>; // the body is the outcome's, as far as the response checks were asked to see to it
}

/** Creates a task and waits for it, all within one deadline. What a generated `run` comes down to. */
export function runTask<Input, Body>(
  client: ResolvedClient,
  definition: TaskDefinition<Input, Body>,
  input: Input,
  options?: TaskOptions,
): ApiPromise<TaskResult<Body>> {
  const whole = load(placeOf(client, definition));
  const parts = { client, definition, options: snapshot(options) };
  const own = snapshot(input);
  return new ApiPromise(whole.then(({ carryOutRun }) => carryOutRun(parts, own))) as ApiPromise<TaskResult<Body>>; // as above
}

function placeOf<Input, Body>(
  client: ResolvedClient,
  definition: TaskDefinition<Input, Body>,
): { provider: string; operation: string } {
  return { provider: client.definition.id, operation: definition.create.id };
}
