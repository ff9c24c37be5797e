import type { LimnerErrorOptions } from '../errors/limner-error.ts';
import { notLoaded } from '../errors/not-loaded.ts';

/**
 * A part of the runtime that is loaded with its first use and then kept. A load that failed is forgotten, so that the next
 * use tries again: in a browser it is a request like any other.
 * @throws ConnectionError when it cannot be loaded; it is loaded before anything is sent
 */
export function lazily<T>(
  load: () => Promise<T>,
): (place: Pick<LimnerErrorOptions, 'provider' | 'operation'>) => Promise<T> {
  let loading: Promise<T> | undefined;
  return (place) => {
    loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw notLoaded(place, cause);
    });
    return loading;
  };
}
