import { expect, test } from 'vitest';
import { countFolders } from './count-folders.mjs';
import { doubtsIn, killersOf, placeOf, settle } from './doubts.mjs';
import { faultsOf } from './faults-of.mjs';
import { writePage } from './write-page.mjs';

const source = ['const limit = 3;', 'if (count > limit) {', '  stop();', '}'].join('\n');
const mutant = { mutatorName: 'EqualityOperator', replacement: 'count >= limit', static: false };
const at = { start: { line: 2, column: 5 }, end: { line: 2, column: 18 } };
const entry = {
  file: 'src/retry/a.ts',
  mutator: 'EqualityOperator',
  original: 'count > limit',
  replacement: 'count >= limit',
  reason: 'the same thing',
};

function measure(statuses: readonly string[], equivalents: readonly object[] = []): Record<string, never> {
  const mutants = statuses.map((status) => ({ ...mutant, location: at, status }));
  const report = { files: { 'src/retry/a.ts': { source, mutants } } };
  return countFolders({ report, target: { folderOf: () => 'runtime/retry' }, equivalents, today: '2026-11-21' });
}

const killed = (count: number): string[] => Array.from({ length: count }, () => 'Killed');

test('what came of mutants is counted by folder, and survivors are named by their texts', () => {
  const counted = measure(['Killed', 'Killed', 'Timeout', 'Survived', 'RuntimeError']);
  expect(counted).toMatchObject({ 'runtime/retry': { killed: 2, timedOut: 1, unplayed: 1, measured: '2026-11-21' } });
  expect(counted['runtime/retry']).toHaveProperty('survivors', [
    {
      file: 'src/retry/a.ts',
      line: 2,
      mutator: 'EqualityOperator',
      original: 'count > limit',
      replacement: 'count >= limit',
      in: 'if (count > limit) {',
    },
  ]);
});

test('a mutant that was not played counts as one that was not noticed', () => {
  const page = writePage({ folders: measure(['Killed', 'Killed', 'Killed', 'RuntimeError']) });
  expect(page).toContain('| all |  | 4 | 3 | 0 | 0 | 0 | 1 | 0 | 75.0 % | 75.0 % |');
});

test('the page says how long all of them took, where all were played in one run', () => {
  const folders = measure(['Killed']);
  expect(writePage({ whole: { minutes: 48, cores: 2 }, folders })).toContain('took 48 minutes on 2 cores.');
  expect(writePage({ folders })).not.toContain('minutes');
});

test('the text of a mutant that spans lines is read from its first to its last', () => {
  const block = { start: { line: 2, column: 20 }, end: { line: 4, column: 2 } };
  const mutants = [{ mutatorName: 'BlockStatement', replacement: '{}', location: block, status: 'NoCoverage' }];
  const report = { files: { 'a.ts': { source, mutants } } };
  const { folder } = countFolders({ report, target: { folderOf: () => 'folder' }, equivalents: [] });
  expect(folder?.survivors).toMatchObject([{ original: '{ stop(); }', noCoverage: true }]);
});

test('too few that were noticed make a run red, and mutants that change nothing are left out of the count', () => {
  expect(faultsOf({ measured: measure([...killed(19), 'Survived']), equivalents: [] })).toEqual([]);
  expect(faultsOf({ measured: measure([...killed(18), 'Survived']), equivalents: [] })).toHaveLength(1);
  expect(faultsOf({ measured: measure([...killed(18), 'Survived'], [entry]), equivalents: [entry] })).toEqual([]);
});

test.each([
  ['is noticed by now', { ...entry }, killed(20)],
  ['has another replacement', { ...entry, replacement: 'count < limit' }, [...killed(20), 'Survived']],
  ['stands in another line', { ...entry, in: 'while (count > limit) {' }, [...killed(20), 'Survived']],
])('a reason for a mutant that %s makes a run red', (_, idle, statuses) => {
  const [fault] = faultsOf({ measured: measure(statuses, [idle]), equivalents: [idle] });
  expect(fault).toContain(`no survivor in src/retry/a.ts is EqualityOperator of count > limit to ${idle.replacement}`);
});

test.each([
  ['^if \\(', true],
  ['^while', false],
])('one reason can stand for all mutants of a kind whose lines are like %s: %j', (line, fits) => {
  const { original: _, ...of } = entry;
  const survivors = measure([...killed(1), 'Survived', 'Survived'], [{ ...of, line }])['runtime/retry'] ?? {};
  expect(survivors).toHaveProperty('survivors', [
    expect.objectContaining(fits ? { equivalent: 'the same thing' } : { line: 2 }),
    expect.objectContaining(fits ? { equivalent: 'the same thing' } : { line: 2 }),
  ]);
  if (!fits) expect(JSON.stringify(survivors)).not.toContain('equivalent');
});

test('a reason for a file that was not measured is left alone', () => {
  const other = { ...entry, file: 'src/other.ts' };
  expect(faultsOf({ measured: measure(killed(20)), equivalents: [other] })).toEqual([]);
});

test('the page has a row for each folder and one for all, and names survivors with their reasons', () => {
  const page = writePage({ folders: measure([...killed(3), 'Survived'], [entry]) });
  expect(page).toContain('| runtime/retry | 2026-11-21 | 4 | 3 | 0 | 0 | 0 | 0 | 1 | 75.0 % | 100.0 % |');
  expect(page).toContain('| all |  | 4 | 3 | 0 | 0 | 0 | 0 | 1 | 75.0 % | 100.0 % |');
  expect(page).toContain('  - 2, EqualityOperator: `count > limit` to `count >= limit`; the same thing');
});

test('a mutant is played again that was killed although a reason says that none could be, or that lives without a reason', () => {
  const reportOf = (...statuses: readonly string[]) => {
    const mutants = statuses.map((status) => ({
      ...mutant,
      location: at,
      status,
      killedBy: ['7'],
      statusReason: 'no\n',
    }));
    const testFiles = { 'a.test.ts': { tests: [{ id: '7', name: 'counts' }] } };
    return { files: { 'src/retry/a.ts': { source, mutants } }, testFiles };
  };
  expect(doubtsIn(reportOf('Killed', 'Survived'), [entry])).toEqual([]);
  expect(doubtsIn(reportOf('Killed'), [])).toEqual([]);
  expect(doubtsIn(reportOf('Survived', 'Killed'), []).map(({ mutant: { status } }) => status)).toEqual(['Survived']);
  const report = reportOf('Killed');
  const doubts = doubtsIn(report, [entry]);
  expect(doubts.map(placeOf)).toEqual(['src/retry/a.ts:2:4-2:17']);
  expect(doubts.map((doubt) => killersOf(report, doubt))).toEqual(['Killed counts: no']);
  settle(doubts, reportOf('Survived'));
  expect(doubtsIn(report, [entry])).toEqual([]);
  expect(() => settle(doubts, { files: {} })).toThrow('src/retry/a.ts:2:4-2:17: was not played again.');
});
