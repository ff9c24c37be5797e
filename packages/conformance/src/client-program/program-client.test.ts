import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { CaseResult } from '../replay/case-result.ts';
import { runCases } from '../replay/run-cases.ts';
import { madeCase } from '../replay/test-support/made-case.ts';
import { ProgramClient, type ProgramOptions } from './program-client.ts';
import type { ProgramCommand } from './program-process.ts';

const program = (way: string): ProgramCommand => ({
  file: process.execPath,
  args: [fileURLToPath(new URL('test-support/odd-program.ts', import.meta.url)), way],
});

/** What came of three cases of which the program errs at the second, one after the other. */
async function play(
  way: string,
  options: ProgramOptions & { readonly cases?: readonly ConformanceCase[] } = {},
): Promise<{ results: readonly CaseResult[]; left: readonly string[] }> {
  const { cases = ['a', 'bad', 'c'].map((id) => madeCase(id)) } = options;
  const client = await ProgramClient.start(program(way), options);
  try {
    return {
      results: await runCases({ cases, client, filesDirectory: '.', concurrency: 1 }),
      left: await client.end(),
    };
  } finally {
    await client.end();
  }
}

test.each([
  ['crash', 'the program ended (exit code 3)'],
  ['no-json', 'the program wrote a line that is no JSON'],
  ['no-message', 'the program wrote a line that is no message'],
  ['unknown-case', 'the program told of a case that was not ordered'],
])('a program that errs by %s fails that case, and the others go on', async (way, problem) => {
  const { results } = await play(way);
  expect(results.map(({ passed }) => passed)).toEqual([true, false, true]);
  expect(results[1]?.problems[0]).toContain(problem);
});

test('a program that ends tells the end of its standard error', async () => {
  expect((await play('crash')).results[1]?.problems[0]).toContain('the end of its standard error:\nerring: crash');
});

test.each(['silent', 'busy'])('a program that is %s at a case is not waited for', async (way) => {
  const { results } = await play(way, { patience: 1500 });
  expect(results.map(({ passed }) => passed)).toEqual([true, false, true]);
  expect(results[1]?.problems[0]).toContain('the program did not answer within 1.5 s');
});

test('a case that the client cannot do is told with its reason and neither passes nor fails', async () => {
  const { results } = await play('unsupported');
  expect(results[1]).toMatchObject({ passed: false, problems: [], unsupported: 'no such method' });
});

test('the first answer to a case counts', async () => {
  expect((await play('twice')).results[1]?.problems).toEqual(['value: expected 1, got 2']);
});

test('a program that fails too often is not started again', async () => {
  const { results } = await play('crash', { restarts: 0 });
  expect(results[2]?.problems).toEqual(['the program failed and was started anew 0 times before']);
});

test('cases that were open when the program ended are all told of it', async () => {
  const client = await ProgramClient.start(program('crash'), { restarts: 0 });
  const cases = [madeCase('bad'), madeCase('bad-too')];
  const [first] = await runCases({ cases, client, filesDirectory: '.', concurrency: 2 });
  expect(first?.problems[0]).toContain('one of them may be the reason');
  await client.end();
});

test.each([
  ['no-hello', 'the program ended (exit code 4)'],
  ['newer', 'protocol'],
])('a program is not used after a start with %s', async (way, problem) => {
  await expect(ProgramClient.start(program(way))).rejects.toThrow(problem);
});

test('a program that cannot be started is told', async () => {
  const command = { file: '/nowhere/at-all', args: [] };
  await expect(ProgramClient.start(command)).rejects.toThrow('it could not be started');
});

test('what the program left behind is told at its end', async () => {
  expect((await play('left')).left).toEqual(['Timeout']);
  expect((await play('none')).left).toEqual([]);
});

test('what a case needs and the client does not know is not supported', async () => {
  const cases = [madeCase('a', { expect: { value: 1, log: ['sent'], progress: [{ state: 'done' }] } })];
  expect((await play('none', { cases })).results[0]).toMatchObject({
    passed: false,
    unsupported: 'the client does not know log, progress',
  });
});
