import { stateOf } from './counts.ts';
import type { Report } from './report.ts';

/** Whether a report lets the build go on: cases were played, none failed, and each thing to prove has its case. */
export function isGreen({ cases, coverage }: Report): boolean {
  const isWhole = coverage.missing.length === 0 && coverage.unknownRows.length === 0;
  return cases.length > 0 && isWhole && cases.every((found) => stateOf(found) !== 'failed');
}
