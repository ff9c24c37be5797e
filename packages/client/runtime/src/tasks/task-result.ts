import type { ImageResult } from '../images/image-result.ts';

/** A task that the provider has taken on. */
export interface SubmittedTask {
  /** Id to wait by, from this process or another. */
  readonly taskId: string;
  /** Seconds the provider expects the task to take, where it says. */
  readonly estimatedSeconds?: number;
  /** The provider's answer, untouched. */
  readonly body: unknown;
}

/** What a task that is done resolves to. */
export interface TaskResult<Body = unknown> extends ImageResult<Body> {
  readonly taskId: string;
}
