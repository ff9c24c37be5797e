/** What came of a case. */
export interface CaseResult {
  readonly name: string;
  readonly passed: boolean;
  /** One line a difference; empty where it passed. */
  readonly problems: readonly string[];
  /** The requests that were seen, in a line each. */
  readonly transcript: readonly string[];
  readonly milliseconds: number;
}
