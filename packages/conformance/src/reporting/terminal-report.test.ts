import { expect, test } from 'vitest';
import { terminalReport } from './terminal-report.ts';
import { madeReport, madeRun } from './test-support/made-report.ts';
import { reportedCase } from './test-support/reported-case.ts';

test('a known failure is told with its reason and the day it ends', () => {
  const result = {
    state: 'known-failing',
    problems: ['x'],
    reason: 'waits',
    expires: '2026-12-31',
    milliseconds: 1,
  } as const;
  const text = terminalReport(
    madeReport({ cases: [reportedCase({ operation: 'a', kind: 'error', results: { 'node-26-undici': result } })] }),
    'page',
  );
  expect(text).toContain('waits (until 2026-12-31)');
});

test("what of a third party's errors is not compared is told", () => {
  const run = { ...madeRun('26.10.0'), notCompared: ['class', 'billable'] };
  expect(terminalReport(madeReport({ runs: [run] }), 'page')).toContain('node-26-undici: of errors class, billable');
});
