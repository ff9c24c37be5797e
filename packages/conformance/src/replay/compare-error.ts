import type { Expectation, ExpectedError } from '../cases/case-file.ts';
import { compareIssues } from './compare-issues.ts';
import { isRecord, show } from './compare-values.ts';
import type { Outcome } from './outcome.ts';

/** What every refused request looks like, so that a case about its issues need not repeat it. */
const refusal = {
  class: 'ValidationError',
  category: 'validation',
  retryable: false,
  billable: 'no',
  sent: 'no',
} as const;

/** Compares the error of an outcome, or that there is none. One line a difference. */
export function compareError(expected: Expectation, { failure, result }: Outcome): string[] {
  const wanted = expected.error ?? (expected.issues ? refusal : undefined);
  if (!wanted) return failure ? [`no error expected, got ${describe(failure.error)}`] : [];
  if (!failure) return [`expected ${wanted.class}, but the call succeeded with ${summary(result)}`];
  const { error } = failure;
  if (!isRecord(error)) return [`expected ${wanted.class}, but this was thrown: ${show(error)}`];
  const lines = compareMembers(wanted, error);
  if (expected.issues) {
    const actual = Array.isArray(error.issues) ? error.issues : [];
    lines.push(...compareIssues({ label: 'issue', expected: expected.issues, actual }));
  }
  return lines.length === 0 ? [] : [...lines, `the error was ${describe(error)}`];
}

function compareMembers(expected: ExpectedError, error: Record<string, unknown>): string[] {
  const { class: name, message: texts = [], cause, ...members } = expected;
  const message = String(error.message);
  return [
    ...(error.name === name ? [] : [`error class: expected ${name}, got ${show(error.name)}`]),
    ...(cause === undefined || nameOf(error.cause) === cause
      ? []
      : [`error cause: expected ${cause}, got ${nameOf(error.cause)}`]),
    ...Object.entries(members).flatMap(([member, value]) =>
      value === undefined || value === error[member]
        ? []
        : [`error ${member}: expected ${show(value)}, got ${show(error[member])}`],
    ),
    ...texts.flatMap((text) => (message.includes(text) ? [] : [`error message: does not contain ${show(text)}`])),
  ];
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : show(error);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return show(error);
  const cause = error.cause instanceof Error ? ` (cause: ${error.cause.name}: ${error.cause.message})` : '';
  return `${error.name}: ${error.message}${cause}`;
}

function summary(result: unknown): string {
  return isRecord(result) ? `an object with ${Object.keys(result).join(', ') || 'no members'}` : show(result);
}
