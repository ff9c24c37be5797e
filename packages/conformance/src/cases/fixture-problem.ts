/** A fault of a fixture file; all faults of a suite are reported together. */
export interface FixtureProblem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** `file:line: message`, as editors and terminals link it. */
export function formatProblem(problem: FixtureProblem): string {
  return `${problem.file}:${problem.line}: ${problem.message}`;
}
