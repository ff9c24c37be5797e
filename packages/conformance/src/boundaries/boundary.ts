/** A place in an operation's request where a keyword draws a border, and a request on one side of it. */
export interface Boundary {
  /** RFC 6901 pointer into the input: what is looked at. */
  readonly at: string;
  /** The keywords whose border it is. */
  readonly keywords: readonly string[];
  /** Members beside, or in place of, those of the variant's input. */
  readonly with?: Readonly<Record<string, unknown>> | undefined;
  /** Members of the variant's input to leave out. */
  readonly without?: readonly string[] | undefined;
  /** The whole input, where it is no object. */
  readonly whole?: unknown;
  /** The rules that may refuse it, of which one does; none where the request is a good one. */
  readonly refusedBy?: readonly string[] | undefined;
}

/** A kind of input that an operation takes. */
export interface BoundaryVariant {
  readonly name: string;
  /** The least that it can be. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly boundaries: readonly Boundary[];
}

/** The borders of what an operation takes. */
export interface OperationBoundaries {
  readonly operation: string;
  readonly path: string;
  /** Where each parameter travels; all else is the body. */
  readonly parameters: Readonly<Record<string, 'path' | 'query' | 'header'>>;
  readonly body: boolean;
  readonly variants: readonly BoundaryVariant[];
}
