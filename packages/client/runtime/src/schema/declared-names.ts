import type { ZodErrorMap } from './zod-issue.ts';

/**
 * A zod error map that writes the names an object declares into the message of its unknown-property issues. Only here does
 * zod show the schema that an issue came from; `to-issues.ts` reads the list back and looks for the nearest name.
 */
export const declaredNames: ZodErrorMap = (issue) => {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const definition = issue.inst?._zod.def as { readonly shape?: object } | undefined; // a shape is what objects alone have
  return definition?.shape === undefined ? undefined : JSON.stringify(Object.keys(definition.shape));
};

/** The names out of such a message; none when it is not one. */
export function readDeclaredNames(message: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(message);
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
