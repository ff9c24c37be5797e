import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ended, run, runNode } from './run.ts';

/** A checkout, and a project beside it that has our packages installed. */
interface Trial {
  readonly root: string;
  readonly folder: string;
}

/**
 * Uses packages as a user would, from a project that has them installed: ESM import, require, TypeScript (nodenext and
 * bundler, 5.9 and 7), the commands, and the first image of the README from an embedded provider. Throws at the first
 * that does not work.
 */
export async function tryPackages(trial: Trial): Promise<void> {
  const { root, folder } = trial;
  await runNode(['esm.mjs'], { folder, expects: (output) => output.includes('esm ok') });
  await runNode(['cjs.cjs'], { folder, expects: (output) => output.includes('cjs ok') });
  await checkTypes(trial);
  const specs = ['--specs', join(root, 'specs'), '--clients', join(root, 'packages/client')];
  await run(starterOf(folder, 'codegen'), ['generate', '--check', ...specs], { folder: root });
  await run(starterOf(folder, 'conformance'), ['--help'], { folder });
  await firstImage(folder);
  await checkOldNode(folder);
}

/** The file of a command, which its starter runs. */
function commandOf(folder: string, name: 'codegen' | 'conformance'): string {
  return join(folder, 'node_modules/@limner', name, 'dist/cli.mjs');
}

function starterOf(folder: string, name: 'codegen' | 'conformance'): string {
  return join(folder, 'node_modules/.bin', `limner-${name}`);
}

async function checkTypes({ root, folder }: Trial): Promise<void> {
  const compilers = [
    join(root, 'node_modules/typescript/bin/tsc'),
    createRequire(join(root, 'packages/codegen/package.json')).resolve('typescript/bin/tsc'),
  ];
  const resolutions = [
    ['--module', 'nodenext', '--moduleResolution', 'nodenext'],
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ];
  const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
  for (const compiler of compilers) {
    for (const resolution of resolutions) {
      const rest = ['--target', 'es2024', ...resolution, '--types', 'node', 'use.mts'];
      await runNode([compiler, ...strict, ...rest], { folder });
    }
  }
}

/** The first example of the README, against the embedded provider, with the command as installed. */
async function firstImage(folder: string): Promise<void> {
  const args = [commandOf(folder, 'conformance'), 'serve', '--provider', 'segmind', '--port', '0'];
  const server = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const environment = { ...process.env, SEGMIND_API_KEY: 'any-key', SEGMIND_BASE_URL: await firstUrl(server.stdout) };
    await runNode(['first-image.mjs'], { folder, environment });
    const bytes = readFileSync(join(folder, 'lighthouse.png'));
    if (bytes.subarray(1, 4).toString('latin1') !== 'PNG') throw new Error('lighthouse.png is no PNG.');
  } finally {
    server.kill();
  }
}

async function firstUrl(output: Readable): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const match = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (match) return match[0];
  }
  throw new Error('limner-conformance serve ended without naming its address.');
}

/** On a host whose own Node is too old, every entry says so in one sentence. */
async function checkOldNode(folder: string): Promise<void> {
  const places = (process.env.PATH ?? '').split(delimiter).filter((place) => !place.includes('node_modules'));
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const host = places.map((place) => join(place, name)).find((file) => existsSync(file));
  if (host === undefined) return;
  const environment = { ...process.env, PATH: places.join(delimiter) };
  const { output } = await ended(host, ['-p', 'process.versions.node'], { folder, environment });
  const [major = 0, minor = 0] = output.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 19)) return;
  const expects = (text: string): boolean => /Node 22\.19 or newer/.test(text) && !/SyntaxError|TypeError/.test(text);
  await run(host, ['esm.mjs'], { folder, environment, status: 1, expects });
  for (const command of ['codegen', 'conformance'] as const) {
    await run(host, [commandOf(folder, command), '--help'], { folder, environment, status: 2, expects });
  }
}
