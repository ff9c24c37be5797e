import { expect, test } from 'vitest';
import { isGreen } from './is-green.ts';
import { madeReport } from './test-support/made-report.ts';
import { reportedCase } from './test-support/reported-case.ts';

const cases = [
  reportedCase({ operation: 'a', kind: 'success' }),
  reportedCase({ operation: 'a', kind: 'error', state: 'known-failing' }),
  reportedCase({ operation: 'a', kind: 'fault', state: 'not-supported' }),
];
const { coverage } = madeReport();

test('lets the build go on with known failures and what is not supported, and with nothing that failed', () => {
  expect(isGreen(madeReport({ cases }))).toBe(true);
  const failed = reportedCase({ operation: 'a', kind: 'task', state: 'failed' });
  expect(isGreen(madeReport({ cases: [...cases, failed] }))).toBe(false);
});

test('stops it where nothing was played, or something has no case', () => {
  expect(isGreen(madeReport())).toBe(false);
  expect(isGreen(madeReport({ cases, coverage: { ...coverage, missing: ['a'] } }))).toBe(false);
  expect(isGreen(madeReport({ cases, coverage: { ...coverage, unknownRows: ['a'] } }))).toBe(false);
});

test('a program that can do nothing of it has proved nothing', () => {
  const none = reportedCase({ operation: 'a', kind: 'fault', state: 'not-supported' });
  expect(isGreen(madeReport({ cases: [none] }), { ofOthers: true })).toBe(false);
});

test("what the suite has no case for is no fault of somebody else's program", () => {
  const report = madeReport({ cases, coverage: { ...coverage, missing: ['a'] } });
  expect(isGreen(report, { ofOthers: true })).toBe(true);
});
