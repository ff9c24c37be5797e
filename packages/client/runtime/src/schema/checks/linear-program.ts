/** One step of a program. Places are indices into its code. */
export type Instruction =
  /** Takes one code point of a class. */
  | readonly ['char', number]
  /** Goes on at both places. */
  | readonly ['split', number, number]
  | readonly ['jump', number]
  /** Goes on only where this holds. */
  | readonly ['assert', 'start' | 'end' | 'word' | 'notWord']
  /** Goes on only where the look of this number finds something, or only where it finds nothing. */
  | readonly ['look', number, boolean]
  | readonly ['match'];

/** A regular expression as a program, written by the generator for patterns that RegExp might need ages for. */
export interface LinearProgram {
  /** The pattern as its document has it. */
  readonly source: string;
  /** Classes of one code point each, as RegExp writes them. */
  readonly classes: readonly string[];
  readonly code: readonly Instruction[];
  /** What it looks around for; each asks only those before it. */
  readonly looks?: readonly Look[];
}

/** A lookahead or a lookbehind. */
export interface Look {
  readonly code: readonly Instruction[];
  /** A lookahead's code is written from its end to its start, for a text that is read so. */
  readonly ahead: boolean;
}
