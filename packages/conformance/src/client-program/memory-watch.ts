import { readFileSync, writeFileSync } from 'node:fs';
import { memoryUsage } from 'node:process';

/** Milliseconds between two looks at the memory where the system keeps no count of its peak. */
const every = 5;

/** How much resident memory this process takes from now on: before, and at most. Clean only where it does nothing else. */
export class MemoryWatch {
  readonly #before: number;
  readonly #timer: NodeJS.Timeout;
  #peak: number;

  constructor() {
    // What was built up by loading the program is given back first, where the process may ask: `--expose-gc`.
    globalThis.gc?.();
    forgetPeak();
    this.#before = memoryUsage.rss();
    this.#peak = this.#before;
    this.#timer = setInterval(() => this.#look(), every);
  }

  /** Ends the watch; gives both in bytes. */
  end(): { readonly before: number; readonly peak: number } {
    clearInterval(this.#timer);
    this.#look();
    return { before: this.#before, peak: Math.max(this.#peak, peakOfSystem()) };
  }

  #look(): void {
    this.#peak = Math.max(this.#peak, memoryUsage.rss());
  }
}

/** Linux counts the peak of a process itself, also while its one thread is too busy to look; 5 sets the count back. */
function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Another system, or a locked one: the timer's looks are all there is.
  }
}

function peakOfSystem(): number {
  try {
    const [, kilobytes = '0'] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}
