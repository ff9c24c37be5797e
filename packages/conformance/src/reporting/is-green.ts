import { stateOf } from './counts.ts';
import type { Report } from './report.ts';

/**
 * Whether a report lets the build go on: something was played, nothing failed, and each thing to prove has its case. What
 * has no case is the fault of a suite, not of the program of somebody else that is put through it.
 */
export function isGreen({ cases, coverage }: Report, { ofOthers = false } = {}): boolean {
  const states = cases.map((found) => stateOf(found));
  const isWhole = coverage.missing.length === 0 && coverage.unknownRows.length === 0;
  return states.some((state) => state !== 'not-supported') && !states.includes('failed') && (isWhole || ofOthers);
}
