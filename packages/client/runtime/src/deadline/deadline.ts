import type { Ending } from '../transport/transport.ts';
import { longestTimer } from './longest-timer.ts';

/** One end for everything a call waits for: the caller's signal and a time, as one signal. Dispose of it when done. */
export class Deadline implements Ending {
  /** Aborted by the caller's signal, with its reason, or when the time is up, with a `TimeoutError` DOMException. */
  readonly signal: AbortSignal;
  /** The whole time, in milliseconds. */
  readonly duration: number;
  readonly #end: number;
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #expired = false;
  #keepsAlive = true;
  readonly #listeners = new Set<() => void>();

  constructor(options: { readonly duration: number; readonly signal?: AbortSignal | undefined }) {
    this.signal = this.#controller.signal;
    this.duration = options.duration;
    this.#end = performance.now() + options.duration;
    this.#caller = options.signal;
    if (options.signal?.aborted) {
      this.#abortByCaller();
      return;
    }
    options.signal?.addEventListener('abort', this.#abortByCaller);
    this.#arm(options.duration);
  }

  /** True when the time ran out; false when the caller aborted, or nobody did. */
  get expired(): boolean {
    return this.#expired;
  }

  /** Milliseconds left, never negative. */
  remaining(): number {
    return this.#expired ? 0 : Math.max(0, this.#end - performance.now());
  }

  /** Takes the timer and the listener on the caller's signal away. Safe to call more than once. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener('abort', this.#abortByCaller);
  }

  /** Lets the process end although the time is not up; for answers that stay open, which nobody may be reading. */
  unref(): void {
    this.#keepsAlive = false;
    letGo(this.#timer);
  }

  /** Calls the listener when the signal is aborted, right after it. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Does not call the listener any more. */
  unlisten(listener: () => void): void {
    this.#listeners.delete(listener);
  }

  #arm(remaining: number): void {
    if (remaining === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(this.#onTimer, Math.min(Math.ceil(remaining), longestTimer));
    if (!this.#keepsAlive) letGo(this.#timer);
  }

  readonly #onTimer = (): void => {
    const remaining = this.remaining();
    if (remaining > 1) {
      this.#arm(remaining);
      return;
    }
    this.#expired = true;
    this.dispose();
    this.#abort(new DOMException(`The deadline of ${this.duration} ms has passed`, 'TimeoutError'));
  };

  readonly #abortByCaller = (): void => {
    this.dispose();
    this.#abort(this.#caller?.reason);
  };

  #abort(reason: unknown): void {
    this.#controller.abort(reason);
    for (const listener of this.#listeners) listener();
  }
}

/** Outside Node a timer is a number, and holds nothing up. */
function letGo(timer: ReturnType<typeof setTimeout> | undefined): void {
  if (typeof timer === 'object') timer.unref();
}
