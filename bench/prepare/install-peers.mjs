import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pnpm } from './pnpm.mjs';

/** Installs the bench's own dependencies from its lock file, where they are missing or others than it names. */
export function installPeers(folder) {
  if (isInstalled(folder)) return;
  console.log('Installing the peers of the bench (bench/pnpm-lock.yaml) ...');
  pnpm(['install', '--frozen-lockfile'], { cwd: folder });
}

function isInstalled(folder) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const require = createRequire(join(folder, 'package.json'));
  return Object.entries({ ...dependencies, ...devDependencies }).every(([name, wanted]) => {
    const manifest = (require.resolve.paths(name) ?? [])
      .slice(0, 1)
      .map((modules) => join(modules, name, 'package.json'))
      .find((file) => existsSync(file));
    return manifest !== undefined && JSON.parse(readFileSync(manifest, 'utf8')).version === wanted;
  });
}
