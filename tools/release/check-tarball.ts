import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Tarball } from './pack-packages.ts';
import { run, runNode } from './run.ts';

/**
 * Looks into a tarball: what must be in it, what must not, and whether its entries and types resolve. Throws otherwise.
 */
export async function checkTarball({ name, tarball, data }: Tarball): Promise<void> {
  const folder = dirname(tarball);
  // Named from its folder: tar on Windows takes what stands before a colon for the name of a host.
  const { output } = await run('tar', ['-tzf', basename(tarball)], { folder });
  const files = output.trim().split(/\r?\n/);
  const missing = ['LICENSE', 'README.md', 'package.json'].filter((file) => !files.includes(`package/${file}`));
  const surplus = files.filter((file) => /^package\/(src|test)\/|\.proof\.|\.test\./.test(file));
  if (missing.length > 0 || surplus.length > 0) {
    throw new Error(`${name}: missing ${missing.join(', ') || 'nothing'}, surplus ${surplus.join(', ') || 'nothing'}.`);
  }
  const excluded = data.flatMap((entry) => ['--exclude-entrypoints', entry]);
  await runNode([programOf('publint'), 'run', '--strict', tarball], { folder });
  await runNode([programOf('@arethetypeswrong/cli'), tarball, '--profile', 'esm-only', ...excluded], { folder });
}

/** The program of a package that is installed here, to be run by Node itself. */
function programOf(name: string): string {
  const folder = join(import.meta.dirname, '../../node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, String(Object.values(bin)[0]));
}
