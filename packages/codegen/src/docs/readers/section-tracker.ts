import type { Line } from '../blocks/block.ts';
import { type Section, sectionOf } from './section-of.ts';

/** Knows, while a page is gone through, which part one is in. */
export class SectionTracker {
  #section: Section | undefined;
  #level: number | undefined;

  get section(): Section | undefined {
    return this.#section;
  }

  /** Takes the next line; true where it begins or ends a part. */
  take(line: Line): boolean {
    const found = sectionOf(line.text);
    if (found) {
      this.#section = found;
      this.#level = line.level;
      return true;
    }
    // A heading that is no deeper than that of the part ends it; a deeper one stands inside.
    if (line.level === undefined || (this.#level !== undefined && line.level > this.#level)) return false;
    this.#section = undefined;
    this.#level = undefined;
    return true;
  }
}
