/** Milliseconds for which the limit is used up, and for which it lets everything through afterwards. */
const closed = 1000;
const open = 10_000;

/** A rate limit that is used up at the first request, lifts when its reset passes, and comes again some time later. */
export class RateWindow {
  #began = Number.NEGATIVE_INFINITY;

  /** When the limit lifts, in milliseconds since the epoch; undefined while requests pass. */
  resetAt(now = Date.now()): number | undefined {
    if (now >= this.#began + closed + open) this.#began = now;
    const reset = this.#began + closed;
    return now < reset ? reset : undefined;
  }
}
