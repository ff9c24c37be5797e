import { getEventListeners } from 'node:events';
import { performance } from 'node:perf_hooks';

/** Milliseconds within which a call must have ended after it was given up; far more than it takes, for loaded machines. */
const soon = 2000;

/** The one who makes a case's call, and may give it up. */
export class Caller {
  readonly #controller = new AbortController();
  readonly #reason = new Error('given up by the caller');
  #gaveUpAt: number | undefined;

  /** Aborted when the caller gives up, with a reason that must come out as the cause. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Gives the call up, from now on and for ever. */
  readonly giveUp = (): void => {
    this.#gaveUpAt ??= performance.now();
    this.#controller.abort(this.#reason);
  };

  /** What is wrong with the way in which the call ended: late, without the reason, or with a listener left. A line each. */
  check(ended: { readonly at: number; readonly failure: { readonly error: unknown } | undefined }): string[] {
    const lines: string[] = [];
    const late = ended.at - (this.#gaveUpAt ?? ended.at);
    if (late > soon)
      lines.push(`the call ended ${Math.round(late)} ms after it was given up, expected ${soon} or less`);
    const { error } = ended.failure ?? {};
    if (isAborted(error) && error.cause !== this.#reason) {
      lines.push('the cause of the error is not the reason that the caller gave');
    }
    const left = getEventListeners(this.signal, 'abort').length;
    if (left > 0) lines.push(`${left} listeners left on the caller's signal`);
    return lines;
  }
}

function isAborted(error: unknown): error is Error {
  return error instanceof Error && 'category' in error && error.category === 'aborted';
}
