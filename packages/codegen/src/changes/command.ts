/** Arguments of `limner-codegen changes`. */
import type { Command } from 'commander';
import type { CommandOutput } from '../sync/command.ts';
import type { ChangesOptions } from './run-changes.ts';

type ChangesFlags = Omit<ChangesOptions, 'root' | 'print'>;

/** Adds the command to the program. */
export function addChangesCommand(program: Command, { print, exit }: CommandOutput): void {
  program
    .command('changes')
    .description('Tells what changed for users of each package, and notes it for the release in .changeset.')
    .option('--base <revision or folder>', 'what to compare with: a revision of git, or another checkout', 'HEAD')
    .option('--check', 'write nothing; exit with 1 when a changeset is missing, stale or too low', false)
    .option('--json', 'one JSON document instead of lines', false)
    .option('--clients <folder>', 'where the packages of providers are', 'packages/client')
    .option('--fixtures <folder>', 'calls and answers to try validators on', 'packages/conformance/fixtures')
    .option('--boundaries <folder>', 'inputs at borders to try validators on', 'packages/conformance/boundaries')
    .action(async (flags: ChangesFlags) => {
      // It brings a compiler, which no other command waits for.
      const { runChanges } = await import('./run-changes.ts');
      exit(await runChanges({ ...flags, root: '.', print }));
    });
}
