import type { ZodType } from 'zod';

/** A validator that is built with its first use: call it to get the zod schema. */
export type Schema<T = unknown> = () => ZodType<T>;

/** Makes a validator whose building waits for its first use and happens once. Keeps the schema's own type. */
export function schema<S extends ZodType>(build: () => S): () => S {
  let built: S | undefined;
  return () => {
    built ??= build();
    return built;
  };
}
