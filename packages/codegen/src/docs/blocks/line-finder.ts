/** Turns offsets into line numbers; fast where they are asked for in order. */
export class LineFinder {
  readonly #text: string;
  #offset = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Line of an offset, counted from 1. */
  at(offset: number): number {
    if (offset < this.#offset) [this.#offset, this.#line] = [0, 1];
    for (;;) {
      const next = this.#text.indexOf('\n', this.#offset);
      if (next < 0 || next >= offset) return this.#line;
      this.#offset = next + 1;
      this.#line += 1;
    }
  }
}
