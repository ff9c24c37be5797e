// Runs the runtime's unit tests on each Node that the packages support, then the whole conformance suite on all of them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findNodes, root } from './nodes.mjs';

let failed = 0;
for (const { version, node } of findNodes()) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status, stdout, stderr } = spawnSync(node, [vitest, 'run', 'packages/client/runtime', '--reporter=dot'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (status !== 0) {
    failed += 1;
    console.error(`${stdout}${stderr}`);
  }
  const summary = stdout.split('\n').filter((line) => /^\s*Tests /.test(line));
  console.log(
    `Node ${version}, unit tests of the runtime: ${status === 0 ? 'passed' : 'FAILED'} (${summary.join(' ').trim()})`,
  );
}
const matrix = [join(import.meta.dirname, 'matrix.mjs'), '--check'];
if (spawnSync(process.execPath, matrix, { cwd: root, stdio: 'inherit' }).status !== 0) failed += 1;
process.exitCode = failed === 0 ? 0 : 1;
