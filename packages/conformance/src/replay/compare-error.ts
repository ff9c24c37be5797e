import type { Expectation, ExpectedError } from '../cases/case-file.ts';
import { type ErrorMember, errorMembers, type Observation, type ObservedError } from '../client-program/protocol.ts';
import { isRecord } from '../json/is-record.ts';
import { compareIssues } from './compare-issues.ts';
import { show } from './compare-values.ts';

/** What every refused request looks like, so that a case about its issues need not repeat it. */
const refusal = {
  class: 'ValidationError',
  category: 'validation',
  retryable: false,
  billable: 'no',
  sent: 'no',
} as const;

/** Compares the error of a call, or that there is none, by the members that its client knows. One line a difference. */
export function compareError(
  expected: Expectation,
  { error, value }: Observation,
  known: ReadonlySet<ErrorMember> = new Set(errorMembers),
): string[] {
  const wanted = expected.error ?? (expected.issues ? refusal : undefined);
  if (!wanted) return error ? [`no error expected, got ${describe(error)}`] : [];
  if (!error) return [`expected ${wanted.class}, but the call succeeded with ${summary(value)}`];
  if (error.thrown !== undefined) return [`expected ${wanted.class}, but this was thrown: ${show(error.thrown)}`];
  const lines = compareMembers(wanted, error, known);
  if (expected.issues && known.has('issues')) {
    lines.push(...compareIssues({ label: 'issue', expected: expected.issues, actual: error.issues ?? [] }));
  }
  return lines.length === 0 ? [] : [...lines, `the error was ${describe(error)}`];
}

function compareMembers(expected: ExpectedError, error: ObservedError, known: ReadonlySet<ErrorMember>): string[] {
  const { class: name, message: texts = [], cause, ...members } = expected;
  const compared = errorMembers.flatMap((member) => {
    const value = known.has(member) && isMember(member, members) ? members[member] : undefined;
    return value === undefined || value === error.members[member]
      ? []
      : [`error ${member}: expected ${show(value)}, got ${show(error.members[member])}`];
  });
  const actual = error.cause?.name ?? 'nothing';
  return [
    ...(!known.has('class') || error.name === name ? [] : [`error class: expected ${name}, got ${show(error.name)}`]),
    ...(!known.has('cause') || cause === undefined || actual === cause
      ? []
      : [`error cause: expected ${cause}, got ${actual}`]),
    ...compared,
    ...texts.flatMap((text) =>
      !known.has('message') || error.message.includes(text) ? [] : [`error message: does not contain ${show(text)}`],
    ),
  ];
}

function isMember<T extends object>(name: PropertyKey, members: T): name is keyof T {
  return Object.hasOwn(members, name);
}

function describe(error: ObservedError): string {
  if (error.thrown !== undefined) return show(error.thrown);
  const cause = error.cause ? ` (cause: ${error.cause.name}: ${error.cause.message})` : '';
  return `${error.name ?? 'an error'}: ${error.message}${cause}`;
}

function summary(value: unknown): string {
  return isRecord(value) ? `an object with ${Object.keys(value).join(', ') || 'no members'}` : show(value);
}
