import type { ExpectedIssue } from '../cases/case-file.ts';
import { isRecord } from '../json/is-record.ts';
import { show } from './compare-values.ts';

/** Compares lists of issues in any order, closed: each expected one must be there, and no other. One line a difference. */
export function compareIssues(options: {
  /** What the issues are called in the lines. */
  readonly label: string;
  readonly expected: readonly ExpectedIssue[];
  readonly actual: readonly unknown[];
}): string[] {
  const left = [...options.actual];
  const lines: string[] = [];
  for (const expected of options.expected) {
    const at = left.findIndex((issue) => matches(expected, issue));
    if (at >= 0) left.splice(at, 1);
    else lines.push(`${options.label}: expected ${written(expected)}${texts(expected)}, not found`);
  }
  return [...lines, ...left.map((issue) => `${options.label}: not expected: ${written(issue)} ${message(issue)}`)];
}

function matches(expected: ExpectedIssue, issue: unknown): boolean {
  if (!isRecord(issue) || issue.path !== expected.path) return false;
  if (![expected.rule].flat().some((rule) => rule === issue.rule)) return false;
  return (expected.message ?? []).every((text) => message(issue).includes(text));
}

function message(issue: unknown): string {
  return isRecord(issue) && typeof issue.message === 'string' ? issue.message : '';
}

function written(issue: unknown): string {
  if (!isRecord(issue)) return show(issue);
  return `${[issue.rule].flat().join(' or ')} at "${String(issue.path)}"`;
}

function texts(expected: ExpectedIssue): string {
  return expected.message?.length ? ` saying ${expected.message.map(show).join(' and ')}` : '';
}
