import { expect, test } from 'vitest';
import { drawMatrix, matrixOf } from './matrix.ts';
import { reportedCase } from './test-support/reported-case.ts';

test('counts by operation and group, known failures as passed, what is not supported not', () => {
  const rows = matrixOf([
    reportedCase({ operation: 'a.get', kind: 'success' }),
    reportedCase({ operation: 'a.get', kind: 'contradiction', state: 'known-failing' }),
    reportedCase({ operation: 'a.get', kind: 'error', state: 'failed' }),
    reportedCase({ operation: 'b.make', kind: 'task' }),
    reportedCase({ operation: 'b.make', kind: 'fault', state: 'not-supported' }),
  ]);
  const drawn = drawMatrix(rows, (text, { failed }) => (failed > 0 ? text.replace(/^ /, '!') : text));
  expect(drawn.split('\n')).toEqual([
    'provider  operation  shapes  errors  contract  validation  boundaries  faults  tasks  all',
    '--------  ---------  ------  ------  --------  ----------  ----------  ------  -----  ---',
    'acme      a.get         2/2  !  0/1         -           -           -       -      -  2/3',
    'acme      b.make          -       -         -           -           -     0/1    1/1  1/2',
    'all                     2/2  !  0/1         -           -           -     0/1    1/1  3/5',
  ]);
});
