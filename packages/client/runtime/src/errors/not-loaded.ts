import { ConnectionError } from './connection-error.ts';
import type { LimnerErrorOptions } from './limner-error.ts';

/** The error for a part of the client that could not be loaded; in a browser that is a request of its own. */
export function notLoaded(place: Pick<LimnerErrorOptions, 'provider' | 'operation'>, cause: unknown): ConnectionError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ConnectionError({
    ...place,
    message: `A part of the client could not be loaded: ${reason}. Nothing was sent: calling again is safe.`,
    category: 'connection',
    phase: 'configuration',
    retryable: true,
    cause,
  });
}
