import type { CaseResult } from '../replay/case-result.ts';
import type { KnownFailure } from './read-known-failing.ts';

/** What a case's result means for the run; `known-failing` counts as passed and is named in the report. */
export interface Verdict {
  readonly state: 'passed' | 'failed' | 'known-failing';
  readonly problems: readonly string[];
  /** Why the case is known to fail, where it is. */
  readonly reason?: string;
}

/** Weighs a result against what is known of the case. A known failure that passes, or has expired, is red. */
export function verdictOf(
  result: CaseResult,
  known: { readonly failure: KnownFailure | undefined; readonly today: string },
): Verdict {
  const { failure, today } = known;
  if (!failure) return { state: result.passed ? 'passed' : 'failed', problems: result.problems };
  const { reason, expires } = failure;
  if (result.passed) {
    return { state: 'failed', problems: ['passes, but is listed as known failing: remove its entry'], reason };
  }
  // ISO dates sort as text.
  if (expires !== undefined && today > expires) {
    const problem = `was known to fail until ${expires} (${reason}): mend it, or give it a new date`;
    return { state: 'failed', problems: [problem, ...result.problems], reason };
  }
  return { state: 'known-failing', problems: result.problems, reason };
}
