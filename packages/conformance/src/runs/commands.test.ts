/** The command line, as a program of its own; needs the packages built. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findProviders, packageDirectory } from '../providers/providers.ts';
import { temporaryFolder } from '../test-support/temporary-folder.ts';

const cli = join(packageDirectory(), 'dist/cli.mjs');
const example = `"${process.execPath}" "${join(packageDirectory(), 'examples/plain-fetch/program.mjs')}"`;

/** Fixtures of few cases, for what a command does whatever it plays: those of the package take long to read. */
function fewCases(): string {
  const [from, to] = [join(packageDirectory(), 'fixtures'), join(temporaryFolder(), 'fixtures')];
  const own = findProviders().flatMap((provider) => [`${provider}/samples.yaml`, `${provider}/features.yaml`]);
  const cases = ['segmind/errors/rate-limited.yaml', 'faults/header/length-too-short.yaml'];
  for (const file of [...own, ...cases]) cpSync(join(from, file), join(to, file));
  return to;
}

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('a client program that fails a case makes the run red, and one that passes does not', () => {
  const flags = ['--client', example, '--json', '--report', temporaryFolder()];
  const green = run('replay', 'segmind', '--filter', 'credits.get/rate-limited', ...flags);
  expect(green).toMatchObject({ status: 0, stderr: '' });
  // Nothing else may be on standard output.
  expect(JSON.parse(green.stdout)).toMatchObject({ runs: [{ client: 'plain-fetch', transport: 'fetch' }] });
  expect(run('replay', 'segmind', '--filter', 'qwenImage.generate/length-too-short', ...flags).status).toBe(1);
}, 60_000);

test("what is known of another's client is taken from a folder of its own", () => {
  const known = temporaryFolder();
  mkdirSync(join(known, 'known-failing'));
  const entry = 'qwenImage.generate/length-too-short: { reason: an example, expires: 9999-12-31 }\n';
  writeFileSync(join(known, 'known-failing/segmind.yaml'), entry);
  const flags = ['--client', example, '--known', known, '--report', temporaryFolder()];
  const { status, stdout } = run('replay', 'segmind', '--filter', 'qwenImage.generate/length-too-short', ...flags);
  expect([status, stdout]).toEqual([0, expect.stringContaining('an example (until 9999-12-31)')]);
}, 60_000);

test.each([
  [['replay', '--client', 'exit 7'], 'the program ended (exit code 7)'],
  [['matrix', '--node', `23=${process.execPath}`], 'that is node'],
  [['matrix', '--node', '22'], 'a version and a path'],
  [['matrix', '--node', '22=/nowhere'], 'There is no file /nowhere'],
  [['matrix', '--parallel', 'many'], 'a number from 1 to 99'],
])(
  'wrong use is told and ends with 2: %j',
  (args, text) => {
    const { status, stderr } = run(...args, '--fixtures', fewCases());
    expect([status, stderr]).toEqual([2, expect.stringContaining(text)]);
  },
  60_000,
);

test('a run that is interrupted ends its programs', async () => {
  const file = join(temporaryFolder(), 'pid');
  // A program that never says hello, and that would go on for ever; its input is not what ends it.
  const script = `require('fs').writeFileSync('${file}', String(process.pid)); setInterval(() => {}, 1000)`;
  const runner = spawn(process.execPath, [
    cli,
    'replay',
    '--client',
    `"${process.execPath}" -e "${script}"`,
    '--fixtures',
    fewCases(),
  ]);
  const ended = new Promise<number | null>((resolve) => runner.once('exit', resolve));
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') await sleep(20);
  runner.kill('SIGINT');
  expect(await ended).toBe(130);
  const pid = Number(readFileSync(file, 'utf8'));
  const isAlive = (): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  for (let waited = 0; isAlive() && waited < 3000; waited += 20) await sleep(20);
  expect(isAlive()).toBe(false);
}, 60_000);
