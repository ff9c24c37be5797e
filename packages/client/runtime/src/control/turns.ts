import PQueue from 'p-queue';
import type { Limits, RateLimit } from './limits.ts';

/** A request that waits for its turn. */
export interface TurnOptions {
  /** Ends the wait at once, with its reason. */
  readonly signal: AbortSignal;
}

/**
 * The turns of one key at one host, first come first served. Of several limits each one holds: a provider counts by key
 * and does not ask which client a request came from.
 */
export class Turns {
  readonly #atOnce = new PQueue();
  /** One queue for each different rate limit, for of two neither need be the stricter one. */
  readonly #rates = new Map<string, PQueue>();
  /** What a rate limit has to remember outlives the client that the requests came from. */
  #memory: ReturnType<typeof setTimeout> | undefined;
  #longest = 0;

  /** Adds the limits of one more client of this key. */
  limit({ concurrency, rateLimit }: Limits): void {
    if (concurrency !== undefined) this.#atOnce.concurrency = Math.min(this.#atOnce.concurrency, concurrency);
    if (rateLimit !== undefined) this.#limitRate(rateLimit);
  }

  /** Sends when it is this request's turn; the turn lasts until the promise settles. Rejects as that does, or with the signal's reason. */
  run<T>({ signal }: TurnOptions, send: () => Promise<T>): Promise<T> {
    // The rate inside: a start is counted only when there is room to start.
    const rated = [...this.#rates.values()].reduceRight((inner, queue) => () => queue.add(inner, { signal }), send);
    return this.#atOnce.add(
      () => {
        this.#remember();
        return rated();
      },
      { signal },
    );
  }

  #limitRate({ requests, per }: RateLimit): void {
    const name = `${requests}/${per}`;
    if (this.#rates.has(name)) return;
    this.#rates.set(name, new PQueue({ intervalCap: requests, interval: per, strict: true }));
    this.#longest = Math.max(this.#longest, per);
  }

  #remember(): void {
    if (this.#longest === 0) return;
    clearTimeout(this.#memory);
    this.#memory = setTimeout(() => {
      this.#memory = undefined;
    }, this.#longest);
    // In a browser a timer is a number, and there is no process that it could keep.
    if (typeof this.#memory === 'object') this.#memory.unref();
  }
}
