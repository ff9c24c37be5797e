import type { TextMatcher } from './properties.ts';
/** One step of a program. Places are indices into its code. */
export type Instruction =
  /** Takes one code point of a class. */
  | readonly ['char', number]
  /** Goes on at both places. */
  | readonly ['split', number, number]
  | readonly ['jump', number]
  /** Goes on only where this holds. */
  | readonly ['assert', 'start' | 'end' | 'word' | 'notWord']
  | readonly ['match'];
/** A regular expression as a program, written by the generator for patterns that RegExp might need ages for. */
export interface LinearProgram {
  /** The pattern as its document has it. */
  readonly source: string;
  /** Classes of one code point each, as RegExp writes them. */
  readonly classes: readonly string[];
  readonly code: readonly Instruction[];
}
/**
 * Runs such a program: all ways through it at once, one code point after the other, so that the time is that of the text
 * times that of the program, whatever the text.
 */
export declare function linearPattern({ source, classes, code }: LinearProgram): TextMatcher;
