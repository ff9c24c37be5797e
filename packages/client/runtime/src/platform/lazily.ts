import type { LimnerErrorOptions } from '../errors/limner-error.ts';
import { notLoaded } from '../errors/not-loaded.ts';

/**
 * Loads a part of the runtime, once. A load that failed is forgotten, so that the next use tries again: in a browser it is a
 * request like any other.
 * @throws ConnectionError when it cannot be loaded; it is loaded before anything is sent
 */
export type Loading<T> = (place: Pick<LimnerErrorOptions, 'provider' | 'operation'>) => Promise<T>;

/** Makes a part of the runtime one that is loaded by `load` with its first use. */
export function lazily<T>(load: () => Promise<T>): Loading<T> {
  let loading: Promise<T> | undefined;
  return async (place) => {
    let mine: Promise<T> | undefined;
    try {
      loading ??= load();
      mine = loading;
      return await mine;
    } catch (cause) {
      // Unless somebody who waited for the same has begun anew.
      if (loading === mine) loading = undefined;
      throw notLoaded(place, cause);
    }
  };
}
