import type { TaskProgress } from '../client/options.ts';

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
    void this.#call({ taskId, ...news, elapsed });
  }

  async #call(progress: TaskProgress): Promise<void> {
    try {
      await this.#onProgress?.(progress);
    } catch (error) {
      if (this.#onProgress === undefined) return;
      this.#onProgress = undefined;
      warn(`onProgress threw and is not called again: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function warn(text: string): void {
  // Not every platform has a process, and none must fail for want of one.
  if (typeof process === 'undefined') console.warn(text);
  else process.emitWarning(text, 'LimnerWarning');
}
