import { ApiError } from './api-error.ts';
import type { LimnerError } from './limner-error.ts';

/** Two copies of this package in one program read each other's marks. */
const documented: symbol = Symbol.for('limner.documented');

/** Marks an error as one that its operation documents. */
export function markDocumented(error: LimnerError): LimnerError {
  return Object.defineProperty(error, documented, { value: true });
}

/**
 * Whether an error is an answer that the operation documents: its status is one of those, and its body, where it has a
 * documented shape, is JSON. What a client's `failed(id, error)` comes down to; `Failure` is what the generator writes.
 */
export function isFailure<Failure>(error: unknown, operation: string): error is ApiError & Failure {
  return ApiError.is(error) && error.operation === operation && Object.hasOwn(error, documented);
}
