/** Deeper than this nobody's answer is. */
const deepest = 100;

/**
 * What makes a parsed JSON value other than it looks: `deep`, nested so far that whoever walks it overruns the stack, or
 * `inexact`, a number too large for JavaScript to hold each of its digits. Of the two, `deep` is told.
 */
export function hazardOf(value: unknown, depth = 0): 'deep' | 'inexact' | undefined {
  if (typeof value === 'number') return isInexact(value) ? 'inexact' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > deepest) return 'deep';
  let found: 'inexact' | undefined;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    const hazard = hazardOf(inner, depth + 1);
    if (hazard === 'deep') return hazard;
    found ??= hazard;
  }
  return found;
}

/** The paths of all numbers that are `inexact`, in a value that is not deep. */
export function inexactNumbers(value: unknown, path: readonly PropertyKey[] = []): (readonly PropertyKey[])[] {
  if (isInexact(value)) return [path];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((inner, index) => inexactNumbers(inner, [...path, index]));
  return Object.entries(value).flatMap(([name, inner]) => inexactNumbers(inner, [...path, name]));
}

/** From 2^53 on, neighbouring integers are one and the same number to JavaScript. */
function isInexact(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
}
