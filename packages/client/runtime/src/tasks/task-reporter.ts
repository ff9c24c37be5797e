import type { TaskOptions, TaskProgress } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { tell } from '../client/tell.ts';

/** What a report adds to the task's id and the time. */
export type TaskNews = Pick<TaskProgress, 'state' | 'providerState' | 'estimatedSeconds'>;

/**
 * Tells the log and `onProgress` of a task. A callback that throws, or whose promise rejects, neither ends the wait nor
 * goes unnoticed: the task is paid for, so its images are still delivered, the failure becomes a warning of the process,
 * and the callback is not called again.
 */
export class TaskReporter {
  readonly #began: number = performance.now();
  readonly #place: { readonly client: ResolvedClient; readonly operation: string };
  #onProgress: ((progress: TaskProgress) => unknown) | undefined;

  constructor({
    client,
    operation,
    onProgress,
  }: {
    readonly client: ResolvedClient;
    /** Dotted id of the operation that creates the task. */
    readonly operation: string;
    readonly onProgress: TaskOptions['onProgress'];
  }) {
    this.#place = { client, operation };
    this.#onProgress = onProgress;
  }

  /** Tells what is known of the task now. */
  report(taskId: string, news: TaskNews): void {
    const elapsed = Math.round(performance.now() - this.#began);
    const { client, operation } = this.#place;
    client.log?.tell({ kind: 'state', operation, taskId, ...news, elapsed });
    const listener = this.#onProgress;
    if (listener === undefined) return;
    const failure = 'onProgress threw and is not called again';
    void tell(() => listener({ taskId, ...news, elapsed }), failure).then((well) => {
      if (!well) this.#onProgress = undefined;
    });
  }
}
