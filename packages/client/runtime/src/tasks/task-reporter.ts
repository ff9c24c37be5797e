import type { TaskProgress } from '../client/options.ts';
import { tell } from '../client/tell.ts';

/** What a report adds to the task's id and the time. */
export type TaskNews = Pick<TaskProgress, 'state' | 'providerState' | 'estimatedSeconds'>;

/**
 * Calls `onProgress`. A callback that throws, or whose promise rejects, neither ends the wait nor goes unnoticed: the task
 * is paid for, so its images are still delivered, the failure becomes a warning of the process, and the callback is not
 * called again.
 */
export class TaskReporter {
  readonly #began: number = performance.now();
  #onProgress: ((progress: TaskProgress) => unknown) | undefined;

  constructor(onProgress: ((progress: TaskProgress) => unknown) | undefined) {
    this.#onProgress = onProgress;
  }

  /** Tells the callback what is known of the task now. */
  report(taskId: string, news: TaskNews): void {
    const elapsed = Math.round(performance.now() - this.#began);
    const listener = this.#onProgress;
    if (listener === undefined) return;
    const failure = 'onProgress threw and is not called again';
    void tell(() => listener({ taskId, ...news, elapsed }), failure).then((well) => {
      if (!well) this.#onProgress = undefined;
    });
  }
}
