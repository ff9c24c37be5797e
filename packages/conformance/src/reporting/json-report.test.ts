import { expect, test } from 'vitest';
import { jsonReport } from './json-report.ts';
import type { Report } from './report.ts';
import { reportedCase } from './test-support/reported-case.ts';

const report: Report = {
  startedAt: '2026-11-21T08:00:00.000Z',
  milliseconds: 1,
  runs: [],
  cases: [],
  coverage: { providers: {}, faults: {}, missing: [], unknownRows: [] },
  contracts: [],
  stale: [],
};

test('is the report, a line a case', () => {
  const cases = [reportedCase({ operation: 'a', kind: 'task' }), reportedCase({ operation: 'b', kind: 'fault' })];
  const text = jsonReport({ ...report, cases });
  expect(JSON.parse(text)).toEqual({ ...report, cases });
  expect(text.split('\n').filter((line) => line.includes('"operation"'))).toHaveLength(2);
});

test('is JSON without a case', () => {
  expect(JSON.parse(jsonReport(report))).toEqual(report);
});
