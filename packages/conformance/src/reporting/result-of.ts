import type { CaseResult } from '../replay/case-result.ts';
import type { ReportedResult } from './report.ts';
import type { Verdict } from './verdict.ts';

/** What the report tells of a case that was played and weighed. */
export function resultOf(result: CaseResult, verdict: Verdict): ReportedResult {
  const { milliseconds, trace } = result;
  if (verdict.state === 'passed') return { state: 'passed', problems: [], milliseconds };
  return { ...verdict, trace, milliseconds };
}
