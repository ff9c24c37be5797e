import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../test-support/temporary-folder.ts';
import { knownInRun } from './known-in-run.ts';
import { readKnown } from './read-known.ts';
import { readKnownFailing } from './read-known-failing.ts';
import { verdictOf } from './verdict.ts';

const failure = { reason: 'waits for a release', expires: '2026-12-31' };
const failed = { name: 'a/b/c', passed: false, problems: ['wrong'], trace: [], milliseconds: 1 };
const passed = { ...failed, passed: true, problems: [] };

test('a known failure that fails is no failure of the run', () => {
  expect(verdictOf(failed, { failure, today: '2026-12-31' }).state).toBe('known-failing');
});

test('a known failure that passes is red', () => {
  const verdict = verdictOf(passed, { failure, today: '2026-12-31' });
  expect([verdict.state, verdict.problems[0]]).toEqual([
    'failed',
    'passes, but is listed as known failing: remove its entry',
  ]);
});

test('a known failure past its day is red', () => {
  expect(verdictOf(failed, { failure, today: '2027-01-01' }).state).toBe('failed');
});

test('a case that is not listed is what it is', () => {
  expect(verdictOf(failed, { failure: undefined, today: '2026-11-21' }).state).toBe('failed');
  expect(verdictOf(passed, { failure: undefined, today: '2026-11-21' }).state).toBe('passed');
});

function read(text: string): ReturnType<typeof readKnownFailing> {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'a.yaml'), text);
  return readKnownFailing({ directory, providers: ['a', 'none'], names: new Set(['a/b/c']) });
}

test('entries are read by operation and id', () => {
  expect([...read('b/c: { reason: waits for a release, expires: 2026-12-31 }').known]).toEqual([['a/b/c', failure]]);
});

test('an empty file lists nothing', () => {
  expect(read('# nothing\n')).toEqual({ known: new Map(), problems: [] });
});

test('an entry for a case that is not there is a problem', () => {
  expect(read('\nb/d: { reason: x, expires: 2026-12-31 }').problems[0]).toMatchObject({
    line: 2,
    message: 'there is no case a/b/d; remove the entry',
  });
});

test('an entry without a reason or with no date is a problem', () => {
  expect(read('b/c: { expires: soon }').problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('b/c.reason'),
    'b/c.expires: must be a date: 2026-12-31',
  ]);
});

test('what can never hold has no end', () => {
  const verdict = verdictOf(
    { name: 'a', passed: false, problems: ['x'], trace: [], milliseconds: 1 },
    { failure: { reason: 'fetch' }, today: '9999-12-31' },
  );
  expect(verdict.state).toBe('known-failing');
});

test('an entry for some runs is one for no other run', () => {
  const entry = { ...failure, runs: ['node-22-*', '*-fetch'] };
  expect(knownInRun(entry, 'node-22-undici')).toBe(entry);
  expect(knownInRun(entry, 'node-26-fetch')).toBe(entry);
  expect(knownInRun(entry, 'node-26-undici')).toBeUndefined();
  expect(knownInRun(failure, 'node-26-undici')).toBe(failure);
});

test('the runs of an entry are read, and must look like ids of runs', () => {
  const { known, problems } = read('b/c: { reason: x, expires: 2026-12-31, runs: ["node-22-*"] }');
  expect([known.get('a/b/c')?.runs, problems]).toEqual([['node-22-*'], []]);
  expect(read('b/c: { reason: x, expires: 2026-12-31, runs: [Node 22] }').problems[0]?.message).toContain(
    'id of a run',
  );
});

test('a case that the client cannot do is no pass, and its reason is told', () => {
  const result = { ...failed, unsupported: 'the client does not know hooks', problems: [] };
  expect(verdictOf(result, { failure: undefined, today: '2026-11-21' })).toEqual({
    state: 'not-supported',
    problems: [],
    reason: 'the client does not know hooks',
  });
});

test('until when a case may fail is told with its verdict', () => {
  expect(verdictOf(failed, { failure, today: '2026-11-21' })).toMatchObject(failure);
});

test('what is known for a transport is known in its runs alone', () => {
  const directory = temporaryFolder();
  for (const folder of ['known-failing', 'known-differences']) mkdirSync(join(directory, folder));
  writeFileSync(
    join(directory, 'known-failing/a.yaml'),
    'b/c: { reason: x, expires: 2026-12-31, runs: ["node-22-*"] }',
  );
  writeFileSync(
    join(directory, 'known-differences/fetch.yaml'),
    '- { reason: z, runs: [node-24-*], cases: [a/b/*] }\n- { reason: y, cases: [a/b/*] }',
  );
  const { inRun } = readKnown({ directory, providers: ['a'], names: new Set(['a/b/c']) });
  const reasonIn = (id: string, transport: string): string | undefined => inRun('a/b/c', { id, transport })?.reason;
  expect(reasonIn('node-22-fetch', 'fetch')).toBe('x');
  expect(reasonIn('node-24-fetch', 'fetch')).toBe('z');
  expect(reasonIn('node-26-fetch', 'fetch')).toBe('y');
  expect(reasonIn('node-26-undici', 'undici')).toBeUndefined();
});
