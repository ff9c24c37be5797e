import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { Report, ReportedResult } from './report.ts';
import { terminalReport } from './terminal-report.ts';
import { madeReport, madeRun } from './test-support/made-report.ts';
import { reportedCase } from './test-support/reported-case.ts';

const runs = [madeRun('26.10.0'), madeRun('22.23.2')];
const passed: ReportedResult = { state: 'passed', problems: [], milliseconds: 1 };

/** What is printed below the matrix. */
function below(facts: Partial<Report>): string {
  const text = stripVTControlCharacters(terminalReport(madeReport({ runs, ...facts }), 'index.html'));
  return text.slice(text.indexOf('\n\n') + 2);
}

function withResults(first: Partial<ReportedResult>, second: Partial<ReportedResult> = {}) {
  const results = { 'node-26-undici': { ...passed, ...first }, 'node-22-undici': { ...passed, ...second } };
  return reportedCase({ operation: 'a', kind: 'error', name: 'acme/a/one', results });
}

test('sums up each run, and all of them by the worst that became of a case', () => {
  const text = below({ cases: [withResults({ state: 'known-failing' }), withResults({}, { state: 'not-supported' })] });
  expect(text).toContain('node-26-undici: 2 passed, 0 failed; of the passed 1 are known to fail\n');
  expect(text).toContain('node-22-undici: 1 passed, 0 failed, 1 not supported\n');
  expect(text).toMatch(/index\.html\n1 passed, 0 failed, 1 not supported; of the passed 1 are known to fail$/);
});

test('tells the problems of a failure once for runs that had the same, with the run where it is not all', () => {
  const failed = { state: 'failed', problems: ['wrong'] } as const;
  expect(below({ cases: [withResults(failed, failed)] })).toContain('Failed:\n  acme/a/one\n      wrong\n\n');
  expect(below({ cases: [withResults(failed)] })).toContain('  acme/a/one (node-26-undici)\n      wrong\n\n');
});

test('tells known failures by reason and day, what is missing, and what is to be recorded again', () => {
  const known = { state: 'known-failing', reason: 'waits', expires: '2026-12-31' } as const;
  const text = below({
    cases: [withResults(known), withResults(known)],
    coverage: { ...madeReport().coverage, missing: ['acme a: status 404'], unknownRows: ['acme/a/b: no row "c"'] },
    stale: [{ name: 'acme/a/b', recordedAt: '2026-01-02', due: '2026-04-02' }],
  });
  expect(text).toContain('Known failing:\n  acme/a/one and 1 more: waits (until 2026-12-31)\n');
  expect(text).toContain('Without a case:\n  acme a: status 404\n');
  expect(text).toContain('Error rows that no contract has:\n  acme/a/b: no row "c"\n');
  expect(text).toContain('Recordings to be made again:\n  acme/a/b: of 2026-01-02, due 2026-04-02\n');
});

test('a run without a case says so', () => {
  expect(below({})).toContain('No case was played');
});
