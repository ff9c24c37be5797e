import { canaryPatterns } from './canaries.ts';
import { isPlaceholder } from './placeholder.ts';

/** A secret in a text. */
export interface FoundSecret {
  readonly kind: string;
  readonly value: string;
}

/** The text with everything replaced that `findCanaries` would find in it. */
export function replaceCanaries(text: string, replaced: (found: FoundSecret) => string): string {
  return canaryPatterns.reduce(
    (given, { kind, pattern, passes }) =>
      given.replace(pattern, (whole: string, value: string) => {
        if (isPlaceholder(value) || passes?.(value) === true) return whole;
        // The value comes behind its name, which may look like it.
        const from = whole.lastIndexOf(value);
        return whole.slice(0, from) + replaced({ kind, value }) + whole.slice(from + value.length);
      }),
    text,
  );
}
