// Plays the conformance suite on each Node that the packages support and over each transport, into one report.
// `--nodes 22,26` takes only these; all else goes to `limner-conformance matrix`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findNodes, root } from './nodes.mjs';

const { values, tokens } = parseArgs({ options: { nodes: { type: 'string' } }, strict: false, tokens: true });
const own = new Set(
  tokens.filter(({ kind, name }) => kind === 'option' && name === 'nodes').flatMap(({ index }) => [index, index + 1]),
);
const rest = process.argv.slice(2).filter((argument, index) => !own.has(index) || argument === '--');
const nodes = findNodes(values.nodes?.split(',')).flatMap(({ version, node }) => ['--node', `${version}=${node}`]);
const cli = join(root, 'packages/conformance/dist/cli.mjs');
const child = spawn(process.execPath, [cli, 'matrix', ...nodes, ...rest], { cwd: root, stdio: 'inherit' });
// A signal to the group reaches the child too; one to this process alone is handed on.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
