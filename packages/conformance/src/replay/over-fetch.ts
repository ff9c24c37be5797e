import type { ConformanceCase } from '../cases/conformance-case.ts';

/**
 * A case as it must come out over fetch. What must be different there stands here, as rules; the cases that cannot hold by
 * any rule are listed in `known-differences/fetch.yaml`.
 *
 * A fetch that fails before an answer never says whether the request was sent. So `no` becomes `maybe`, and the call is
 * as retryable and as billable as one whose connection was lost; the cases of that row hold which that is.
 */
export function overFetch(planned: ConformanceCase): ConformanceCase {
  const { error } = planned.expect;
  if (error?.category !== 'connection' || error.sent !== 'no') return planned;
  const { retryable: _, billable: __, phase: ___, ...rest } = error;
  return { ...planned, expect: { ...planned.expect, error: { ...rest, sent: 'maybe' } } };
}
