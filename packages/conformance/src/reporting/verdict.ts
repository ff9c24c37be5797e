import type { KnownFailure } from '../known-failing/read-known-failing.ts';
import type { CaseResult } from '../replay/case-result.ts';
import type { ResultState } from './report.ts';

/** What a case's result means for the run. `known-failing` lets it go on and is named in the report. */
export interface Verdict {
  readonly state: ResultState;
  readonly problems: readonly string[];
  /** Why the case is known to fail, or cannot be done by the client. */
  readonly reason?: string;
  /** Until when it may fail, where that has an end. */
  readonly expires?: string;
}

/** Weighs a result against what is known of the case. A known failure that passes, or has expired, is red. */
export function verdictOf(
  result: CaseResult,
  known: { readonly failure: KnownFailure | undefined; readonly today: string },
): Verdict {
  const { failure, today } = known;
  if (result.unsupported !== undefined) return { state: 'not-supported', problems: [], reason: result.unsupported };
  if (!failure) return { state: result.passed ? 'passed' : 'failed', problems: result.problems };
  const { reason, expires } = failure;
  const entry = { reason, ...(expires === undefined ? {} : { expires }) };
  if (result.passed) {
    return { state: 'failed', problems: ['passes, but is listed as known failing: remove its entry'], ...entry };
  }
  // ISO dates sort as text.
  if (expires !== undefined && today > expires) {
    const problem = `was known to fail until ${expires} (${reason}): mend it, or give it a new date`;
    return { state: 'failed', problems: [problem, ...result.problems], ...entry };
  }
  return { state: 'known-failing', problems: result.problems, ...entry };
}
