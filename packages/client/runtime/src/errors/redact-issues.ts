import type { ValidationIssue } from '../schema/issue.ts';
import { redactValue } from './redact-value.ts';

/** The same issues with the key taken out: a value that is at fault may be the key in a wrong place. */
export function redactIssues(
  issues: readonly ValidationIssue[],
  redact: (text: string) => string,
): readonly ValidationIssue[] {
  return redactValue(issues, redact) as readonly ValidationIssue[]; // the copy has the same shape
}
