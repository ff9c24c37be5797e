import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../test-support/temporary-folder.ts';
import { readKnownDifferences } from './read-known-differences.ts';

const names = new Set(['a/b/c', 'a/b.d/c', 'e/b/c', 'e/b/f']);

function read(text: string): ReturnType<typeof readKnownDifferences> {
  const file = join(temporaryFolder(), 'fetch.yaml');
  writeFileSync(file, text);
  return readKnownDifferences(file, names);
}

test('a star stands for any text but a slash', () => {
  expect([...read(`- { reason: because, cases: ['*/b/c'] }`).known]).toEqual([
    ['a/b/c', [{ reason: 'because' }]],
    ['e/b/c', [{ reason: 'because' }]],
  ]);
  expect(read(`- { reason: because, cases: ['a/*/c'] }`).known.size).toBe(2);
});

test('an entry that fits no case is a problem', () => {
  expect(read(`- reason: because\n  cases:\n    - a/b/c\n    - 'a/b/x*'\n`).problems[0]).toMatchObject({
    line: 4,
    message: 'there is no case a/b/x*; remove the entry',
  });
});

test('no file, no differences', () => {
  expect(readKnownDifferences(join(temporaryFolder(), 'none.yaml'), names)).toEqual({ known: new Map(), problems: [] });
});

test('a case may have a reason for each run', () => {
  const { known } = read(`
- { reason: old, runs: [node-22-*], cases: [a/b/c] }
- { reason: new, runs: [node-26-*], cases: [a/b/c] }`);
  expect(known.get('a/b/c')?.map(({ reason, runs }) => [reason, runs])).toEqual([
    ['old', ['node-22-*']],
    ['new', ['node-26-*']],
  ]);
});
