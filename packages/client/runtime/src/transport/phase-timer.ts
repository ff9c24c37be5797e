import { longestTimer } from '../deadline/longest-timer.ts';

/** One timer for one phase at a time. undici's own are exact to half a second only, and share one value per connection. */
export class PhaseTimer {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Starts over for a new phase; 0 milliseconds is no limit. */
  start(milliseconds: number, onTimeout: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = milliseconds > 0 ? setTimeout(onTimeout, Math.min(milliseconds, longestTimer)) : undefined;
  }

  /** Gives the running phase its whole time again. */
  refresh(): void {
    this.#timer?.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
