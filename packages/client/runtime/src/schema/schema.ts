import type { ZodType } from 'zod';

/** A validator that is built with its first use: call it to get the zod schema. */
export type Schema<T = unknown> = () => ZodType<T>;

/** Makes a validator, or what validators share, whose building waits for its first use and happens once. Keeps the type. */
export function schema<S>(build: () => S): () => S {
  let built: S | undefined;
  return () => {
    built ??= build();
    return built;
  };
}
