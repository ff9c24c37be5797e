/** Turns offsets into line numbers; fast where they are asked for in order. */
export class LineFinder {
  readonly #text: string;
  #line = 1;
  /** Offset of the end of the line that one is in. */
  #end: number;

  constructor(text: string) {
    this.#text = text;
    this.#end = this.#endAfter(0);
  }

  /** Line of an offset, counted from 1; offsets may only grow. */
  at(offset: number): number {
    while (this.#end < offset) {
      this.#end = this.#endAfter(this.#end + 1);
      this.#line += 1;
    }
    return this.#line;
  }

  #endAfter(offset: number): number {
    const end = this.#text.indexOf('\n', offset);
    return end < 0 ? Number.POSITIVE_INFINITY : end;
  }
}
