import { longestTimer } from './longest-timer.ts';

/** One end for everything a call waits for: the caller's signal and a time, as one signal. Dispose of it when done. */
export class Deadline {
  /** Aborted by the caller's signal, with its reason, or when the time is up, with a `TimeoutError` DOMException. */
  readonly signal: AbortSignal;
  /** The whole time, in milliseconds. */
  readonly duration: number;
  readonly #end: number;
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #expired = false;

  constructor(options: { readonly duration: number; readonly signal?: AbortSignal | undefined }) {
    this.signal = this.#controller.signal;
    this.duration = options.duration;
    this.#end = performance.now() + options.duration;
    this.#caller = options.signal;
    if (options.signal?.aborted) {
      this.#abortByCaller();
      return;
    }
    options.signal?.addEventListener('abort', this.#abortByCaller, { once: true });
    this.#arm();
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

  #arm(): void {
    if (this.#end === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(this.#onTimer, Math.min(Math.ceil(this.remaining()), longestTimer));
  }

  readonly #onTimer = (): void => {
    if (this.remaining() > 1) {
      this.#arm();
      return;
    }
    this.#expired = true;
    this.dispose();
    this.#controller.abort(new DOMException(`The deadline of ${this.duration} ms has passed`, 'TimeoutError'));
  };

  readonly #abortByCaller = (): void => {
    this.dispose();
    this.#controller.abort(this.#caller?.reason);
  };
}
