/**
 * Milliseconds before the next attempt: a random time up to a bound that doubles with each attempt made ("full jitter"),
 * so that many clients that failed together do not come back together.
 */
export function backoff(
  attempts: number,
  options: { readonly first: number; readonly most: number; readonly random?: () => number },
): number {
  const bound = Math.min(options.most, options.first * 2 ** Math.max(0, attempts - 1));
  return Math.round((options.random ?? Math.random)() * bound);
}
