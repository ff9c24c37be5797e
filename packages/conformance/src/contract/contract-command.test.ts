import { afterEach, expect, test, vi } from 'vitest';
import { runProgram } from '../program.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

async function run(...words: string[]): Promise<{ code: unknown; out: string; err: string }> {
  const out = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  process.exitCode = 0;
  await runProgram(['node', 'limner-conformance', ...words]);
  const told = (calls: readonly (readonly unknown[])[]): string => calls.map(([text]) => String(text)).join('\n');
  return { code: process.exitCode, out: told(out.mock.calls), err: told(err.mock.calls) };
}

test('contract shows each row with its evidence and the cases that execute it, none without any', {
  timeout: 60_000,
}, async () => {
  const { code, out } = await run('contract', 'pixwith', '--json', '--check');
  const [table] = JSON.parse(out);
  expect(code).toBe(0);
  expect(table.problems).toEqual([]);
  expect(table.rows.at(-1)).toMatchObject({ id: 'unknown', when: 'anything else', evidence: 'assumed' });
  expect(table.rows.filter(({ cases }: { cases: number }) => cases === 0)).toEqual([]);
});

test('boundaries counts what is taken and refused by keyword', { timeout: 60_000 }, async () => {
  const { code, out } = await run('boundaries', 'segmind', '--json', '--check');
  const { counts, problems } = JSON.parse(out);
  expect([code, problems]).toEqual([0, []]);
  expect(counts).toContainEqual({ operation: 'requests.status', keyword: 'minLength', taken: 2, refused: 1 });
});

test('a provider that is not there is told with those that are', async () => {
  const { code, err } = await run('contract', 'nobody');
  expect(code).toBe(2);
  expect(err).toContain('There is no provider "nobody"');
});
