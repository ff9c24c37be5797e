/**
 * The clock of this process, set forward or back by so many milliseconds, as a person or a time server does to it; what
 * counts by `performance.now()` runs on. The whole process has it, until it is put right.
 */
export class ShiftedClock {
  readonly #now = Date.now;

  constructor(by: number) {
    const now = this.#now;
    Date.now = () => now() + by;
  }

  /** Puts the clock right again. */
  restore(): void {
    Date.now = this.#now;
  }
}
