import type { LimnerErrorOptions } from '../errors/limner-error.ts';
import { notLoaded } from '../errors/not-loaded.ts';

/** A part of the runtime that is loaded with its first use. */
export interface Lazy<T> {
  /**
   * Loads it, once. A load that failed is forgotten, so that the next use tries again: in a browser it is a request like any
   * other.
   * @throws ConnectionError when it cannot be loaded; it is loaded before anything is sent
   */
  load(place: Pick<LimnerErrorOptions, 'provider' | 'operation'>): Promise<T>;
  /** The part, once it is here: waiting for what is there would cost something at every call. */
  readonly loaded: T | undefined;
}

/** Makes a part of the runtime that is loaded by `load` with its first use. */
export function lazily<T>(load: () => Promise<T>): Lazy<T> {
  let loading: Promise<T> | undefined;
  let loaded: T | undefined;
  return {
    load: async (place) => {
      let mine: Promise<T> | undefined;
      try {
        loading ??= load();
        mine = loading;
        loaded = await mine;
        return loaded;
      } catch (cause) {
        // Unless somebody who waited for the same has begun anew.
        if (loading === mine) loading = undefined;
        throw notLoaded(place, cause);
      }
    },
    get loaded() {
      return loaded;
    },
  };
}
