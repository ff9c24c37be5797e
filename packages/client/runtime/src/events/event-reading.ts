import type { RawEvent } from './parse-events.ts';

/** What a reading of events stands on. */
export interface ReadingParts<T> {
  readonly source: AsyncGenerator<RawEvent, void, undefined>;
  /** Ends the reading, with an error. */
  readonly signal: AbortSignal;
  /** Gives the connection up. */
  readonly discard: () => void;
  /** Makes of an event what the caller gets. */
  readonly take: (event: RawEvent) => T;
  /** Makes the caller's error of what went wrong. */
  readonly failure: (error: unknown) => unknown;
}

/** What some streams say last instead of ending. */
const lastWord = '[DONE]';

/**
 * Events that are being read: the end comes with the last of them, with `close`, with a signal or with a failure, whichever
 * is first, even where the connection is slow to hear of it; it is told once, and lets go of everything.
 */
export class EventReading<T> implements AsyncIterator<T, void, undefined> {
  /** Settles when the reading is over. */
  readonly over: Promise<void>;
  readonly #parts: ReadingParts<T>;
  readonly #release: () => void;
  /** Those that wait for the next event. */
  readonly #waiting = new Set<() => void>();
  #isOver = false;
  #aborted = false;

  constructor(parts: ReadingParts<T>) {
    this.#parts = parts;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.over = promise;
    this.#release = resolve;
    if (parts.signal.aborted) this.#abort();
    else parts.signal.addEventListener('abort', this.#abort);
  }

  async next(): Promise<IteratorResult<T, void>> {
    const { source, take, failure } = this.#parts;
    let next: { readonly value: T } | undefined;
    try {
      const result = this.#isOver ? undefined : await this.#orOver(source.next());
      if (result?.done === false && result.value.data !== lastWord) next = { value: take(result.value) };
    } catch (error) {
      if (!this.#isOver) {
        this.close();
        throw failure(error);
      }
    }
    if (next !== undefined) return { done: false, value: next.value };
    this.close();
    return this.#ended();
  }

  /** Ends the reading. Safe to call more than once. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { signal, discard, source } = this.#parts;
    signal.removeEventListener('abort', this.#abort);
    discard();
    for (const wake of this.#waiting) wake();
    // Not waited for: what it reads from may never give an answer any more.
    source.return().catch(() => {});
    this.#release();
  }

  readonly #abort = (): void => {
    this.#aborted = true;
    this.close();
  };

  /** Undefined where the reading is over first. */
  #orOver<R>(step: Promise<R>): Promise<R | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<R | undefined>();
    const wake = (): void => resolve(undefined);
    this.#waiting.add(wake);
    step.then(resolve, reject);
    return promise.finally(() => this.#waiting.delete(wake));
  }

  #ended(): IteratorResult<T, void> {
    if (!this.#aborted) return { done: true, value: undefined };
    this.#aborted = false;
    throw this.#parts.failure(this.#parts.signal.reason);
  }
}
