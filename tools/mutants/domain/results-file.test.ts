import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Mutant } from './mutant.ts';
import { ResultsFile } from './results-file.ts';

const change = { kind: 'text', file: 'a.ts', find: 'a', replace: 'b' } as const;
const mutant = (id: string): Mutant => ({ id, item: 'any', layer: 'runtime', change, hints: [] });

test('what was killed need not be tried again, what survived has to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'limner-mutants-'));
  const file = new ResultsFile(join(folder, 'results.jsonl'));
  const common = { diagnostics: [], seconds: 1 };
  expect(file.read([mutant('a')])).toEqual([]);
  file.add({ mutant: mutant('a'), state: 'killed', by: { name: 'x/y/z', problem: 'other' }, ...common });
  file.add({ mutant: mutant('b'), state: 'survived', ...common });
  file.add({ mutant: mutant('gone'), state: 'killed', ...common });
  const known = file.read([mutant('a'), mutant('b'), mutant('c')]);
  expect(known).toEqual([{ mutant: mutant('a'), state: 'killed', by: { name: 'x/y/z', problem: 'other' }, ...common }]);
  rmSync(folder, { recursive: true });
});

test('without a path nothing is kept', () => {
  const file = new ResultsFile(undefined);
  file.add({ mutant: mutant('a'), state: 'killed', diagnostics: [], seconds: 1 });
  expect(file.read([mutant('a')])).toEqual([]);
});
