import { getEventListeners } from 'node:events';
import { performance } from 'node:perf_hooks';

/** The one who makes a case's call, and may give it up. */
export class Caller {
  readonly #controller = new AbortController();
  readonly #reason = new Error('given up by the caller');
  #gaveUpAt: number | undefined;

  /** Aborted when the caller gives up, with a reason that must come out as the cause. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get reason(): unknown {
    return this.#reason;
  }

  /** Gives the call up, from now on and for ever. */
  readonly giveUp = (): void => {
    this.#gaveUpAt ??= performance.now();
    this.#controller.abort(this.#reason);
  };

  /** How long ago the call was given up, where it was. */
  afterAbort(now: number): { readonly afterAbort?: number } {
    return this.#gaveUpAt === undefined ? {} : { afterAbort: now - this.#gaveUpAt };
  }

  /** How many still listen to the signal. */
  get listeners(): number {
    return getEventListeners(this.signal, 'abort').length;
  }
}
