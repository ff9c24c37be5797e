/** One fault of an input or an answer. */
export interface ValidationIssue {
  /** RFC 6901 pointer to the value at fault; of a missing property, to where it should be. */
  readonly path: string;
  /** The JSON Schema keyword that is not met, or `unknown-property`. */
  readonly rule: string;
  /** For a person: `guidance: expected at most 20, got 25`. Long strings are cut. */
  readonly message: string;
  /** The limit that was passed, or the values that are allowed. */
  readonly limit?: unknown;
  /** What stood there: numbers and booleans as they are, other values by their type or cut. */
  readonly received?: unknown;
}

/** An answer that does not have its documented shape. */
export interface Drift {
  readonly provider: string;
  readonly operation: string;
  readonly status: number;
  readonly issues: readonly ValidationIssue[];
  readonly requestId?: string;
}
