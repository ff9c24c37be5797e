import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Mutant } from './mutant.ts';
import { ResultsFile } from './results-file.ts';

const change = { kind: 'text', file: 'a.ts', find: 'a', replace: 'b' } as const;
const mutant = (id: string): Mutant => ({ id, item: 'any', layer: 'runtime', change, hints: [] });

test('what was tried need not be tried again, except what could not run, and what survived if that is asked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'limner-mutants-'));
  const file = new ResultsFile(join(folder, 'results.jsonl'));
  const common = { diagnostics: [], seconds: 1 };
  expect(file.read([mutant('a')])).toEqual([]);
  file.add({ mutant: mutant('a'), state: 'killed', by: { name: 'x/y/z', problem: 'other' }, ...common });
  file.add({ mutant: mutant('b'), state: 'survived', ...common });
  file.add({ mutant: mutant('gone'), state: 'killed', ...common });
  file.add({ mutant: mutant('d'), state: 'broken', ...common });
  const asked = ['a', 'b', 'c', 'd'].map(mutant);
  const killed = { mutant: mutant('a'), state: 'killed', by: { name: 'x/y/z', problem: 'other' }, ...common };
  expect(file.read(asked)).toEqual([killed, { mutant: mutant('b'), state: 'survived', ...common }]);
  expect(file.read(asked, { again: true })).toEqual([killed]);
  rmSync(folder, { recursive: true });
});

test('without a path nothing is kept', () => {
  const file = new ResultsFile(undefined);
  file.add({ mutant: mutant('a'), state: 'killed', diagnostics: [], seconds: 1 });
  expect(file.read([mutant('a')])).toEqual([]);
});
