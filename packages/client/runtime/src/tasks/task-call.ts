import type { CallOptions, TaskOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import type { Deadline } from '../deadline/deadline.ts';
import type { TaskDefinition } from '../operation.ts';
import type { TaskReporter } from './task-reporter.ts';

/** One `submit`, `wait` or `run` on its way. */
export interface TaskCall {
  readonly client: ResolvedClient;
  readonly definition: TaskDefinition;
  readonly options: TaskOptions;
  /** One for all: creating, waiting, every poll and the result. */
  readonly deadline: Deadline;
  readonly reporter: TaskReporter;
}

/** The options for the reads of a task: what belongs to the request that created it is left out. */
export function readOptions(options: TaskOptions): CallOptions {
  const { extraBody: _, clientRequestId: __, ...rest } = options;
  return rest;
}
