import { expect, test } from 'vitest';
import { drawMatrix, matrixOf } from './matrix.ts';
import type { ReportedCase } from './report.ts';

const caseOf = (operation: string, kind: ReportedCase['kind'], state: ReportedCase['state']): ReportedCase => ({
  name: operation,
  provider: 'acme',
  operation,
  title: '',
  kind,
  evidence: 'assumed',
  source: '',
  file: '',
  state,
  problems: [],
  transcript: [],
  milliseconds: 0,
});

test('counts by operation and kind, known failures as passed', () => {
  const rows = matrixOf([
    caseOf('a.get', 'success', 'passed'),
    caseOf('a.get', 'contradiction', 'known-failing'),
    caseOf('a.get', 'error', 'failed'),
    caseOf('b.make', 'task', 'passed'),
  ]);
  const drawn = drawMatrix(rows, (text, { passed, total }) => (passed < total ? text.replace(/^ /, '!') : text));
  expect(drawn.split('\n')).toEqual([
    'provider  operation  shapes  errors  validation  faults, tasks  all',
    '--------  ---------  ------  ------  ----------  -------------  ---',
    'acme      a.get         2/2  !  0/1           -              -  2/3',
    'acme      b.make          -       -           -            1/1  1/1',
    'all                     2/2  !  0/1           -            1/1  3/4',
  ]);
});
