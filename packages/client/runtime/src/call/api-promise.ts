import type { ResponseInfo } from './response-info.ts';

/** What a call came to, and what is known of the answer that brought it. */
export interface WithResponse<T> {
  readonly data: T;
  readonly response: ResponseInfo;
}

/** The promise that a call returns: await it for the result, or `withResponse()` for the answer's facts beside it. */
export class ApiPromise<T> extends Promise<T> {
  readonly #whole: Promise<WithResponse<T>>;

  constructor(whole: Promise<WithResponse<T>>) {
    super((resolve, reject) => {
      whole.then(({ data }) => resolve(data), reject);
    });
    this.#whole = whole;
  }

  /** `then` and its kin give plain promises: only the call itself has an answer. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** The result together with status, header, request id, cost and the like. Rejects as the call does. */
  withResponse(): Promise<WithResponse<T>> {
    // Whoever waits for this one hears of a failure; the other side must not be reported as unhandled.
    this.catch(() => {});
    // A copy, as the other one may read its response late.
    return this.#whole.then(({ data, response }) => ({ data, response }));
  }
}
