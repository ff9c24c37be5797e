import { ApiError } from './api-error.ts';
import { brandAs, hasBrand } from './brand.ts';

/** A task ended in failure; `taskId` names it. */
export class TaskFailedError extends ApiError {
  static {
    brandAs(TaskFailedError, 'TaskFailedError');
  }

  static override is(value: unknown): value is TaskFailedError {
    return hasBrand(value, 'TaskFailedError');
  }

  declare readonly name: 'TaskFailedError';
}
