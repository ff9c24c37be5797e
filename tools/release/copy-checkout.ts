import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run, runPnpm } from './run.ts';

/**
 * Copies a checkout as it is, with what is not committed and without what git ignores, into a folder that does not
 * exist; there it is one commit of a repository of its own, with its dependencies installed.
 */
export async function copyCheckout(root: string, folder: string): Promise<void> {
  const { output } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    folder: root,
  });
  for (const file of output.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  await run('git', ['init', '--quiet', '--initial-branch', 'main'], { folder });
  await commitAll(folder, 'As it was');
  await runPnpm(['install', '--frozen-lockfile', '--prefer-offline'], { folder });
}

/** Commits all that there is, by nobody in particular: what is here is thrown away. */
export async function commitAll(folder: string, message: string): Promise<void> {
  const nobody = ['-c', 'user.name=nobody', '-c', 'user.email=nobody@localhost', '-c', 'commit.gpgsign=false'];
  await run('git', ['add', '--all'], { folder });
  await run('git', [...nobody, 'commit', '--quiet', '--message', message], { folder });
}
