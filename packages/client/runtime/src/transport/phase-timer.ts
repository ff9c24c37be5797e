import { longestTimer } from '../deadline/longest-timer.ts';

/** One timer for one phase at a time. undici's own are exact to half a second only, and share one value per connection. */
export class PhaseTimer {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Starts over for a new phase; 0 milliseconds is no limit. */
  start(milliseconds: number, onTimeout: () => void): void {
    this.stop();
    if (milliseconds > 0) this.#timer = setTimeout(onTimeout, Math.min(milliseconds, longestTimer));
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
