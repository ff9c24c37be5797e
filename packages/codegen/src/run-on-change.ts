/** Milliseconds in which changes count as one: editors write a file in several steps. */
const burst = 40;

/** Does a piece of work again whenever something changed, one at a time, until the signal ends it. */
export class RunOnChange {
  readonly #work: (changed: ReadonlySet<string>) => Promise<void>;
  readonly #signal: AbortSignal;
  #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;

  constructor(work: (changed: ReadonlySet<string>) => Promise<void>, signal: AbortSignal) {
    this.#work = work;
    this.#signal = signal;
  }

  /** Something changed; what changes while the work is being done is done after it. */
  change(what: string): void {
    this.#changed.add(what);
    this.#schedule();
  }

  /** Settles when the signal ends it and the work at hand is done. */
  async ended(): Promise<void> {
    if (!this.#signal.aborted)
      await new Promise<void>((resolve) => this.#signal.addEventListener('abort', () => resolve(), { once: true }));
    clearTimeout(this.#timer);
    while (this.#isRunning) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  #schedule(): void {
    if (this.#isRunning || this.#signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), burst);
  }

  async #run(): Promise<void> {
    const changed = this.#changed;
    this.#changed = new Set();
    this.#isRunning = true;
    try {
      await this.#work(changed);
    } finally {
      this.#isRunning = false;
      if (this.#changed.size > 0) this.#schedule();
    }
  }
}
