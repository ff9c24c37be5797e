/** A line of a page as a reader sees it; in rendered text, what stood side by side is one piece. */
export interface Line {
  readonly kind: 'line';
  /** Texts that were marked up apart: a name, its type, a badge. Never empty, each trimmed. */
  readonly pieces: readonly string[];
  readonly text: string;
  /** Of a heading, 1 to 6. */
  readonly level?: number;
  /** Counted from 1. */
  readonly line: number;
}

/** Text that is no prose: a listing, a document, an example. */
export interface Code {
  readonly kind: 'code';
  readonly text: string;
  readonly line: number;
}

/** A row of a table, spans written out. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** A table; a rendered one whose cells ran together has rows of one cell. */
export interface Table {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly Row[];
  readonly line: number;
}

/** What a page is made of, whatever it is written in. */
export type Block = Line | Code | Table;
