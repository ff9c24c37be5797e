import { expect, test } from 'vitest';
import { madeReport } from '../test-support/made-report.ts';
import { reportedCase } from '../test-support/reported-case.ts';
import { caseIndex } from './case-index.ts';

test('holds each text once, and for each case where its texts stand', () => {
  const one = reportedCase({ operation: 'a.get', kind: 'error', name: 'acme/a.get/one', row: 'gone', state: 'failed' });
  const other = { ...one, name: 'acme/a.get/other', fault: 'N2', file: 'fixtures/acme/a.get/other.yaml' };
  expect(caseIndex(madeReport({ cases: [one, other] }))).toEqual({
    texts: ['', 'acme', 'a.get', 'A case', 'a test', 'fixtures/acme/some.yaml', 'gone', 'N2'],
    groups: ['shapes', 'errors', 'contract', 'validation', 'boundaries', 'faults', 'tasks'],
    evidence: ['recorded', 'documented', 'digest', 'observed', 'assumed'],
    states: ['passed', 'known-failing', 'not-supported', 'failed'],
    cases: [
      ['one', 1, 2, 3, 4, 5, 6, 0, 1, 4, 3],
      ['other', 1, 2, 3, 4, 0, 6, 7, 1, 4, 3],
    ],
  });
});
