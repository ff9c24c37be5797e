/** Arguments of `limner-codegen sync`. */
import type { Command } from 'commander';
import { runSync } from './run-sync.ts';

interface SyncFlags {
  readonly specs: string;
  readonly from?: string;
  readonly fixtures: string;
  readonly check: boolean;
  readonly json: boolean;
}

/** How commands print, and whom they tell their exit code. */
export interface CommandOutput {
  readonly print: (line: string) => void;
  readonly exit: (code: number) => void;
}

/** Adds the command to the program. */
export function addSyncCommand(program: Command, { print, exit }: CommandOutput): void {
  program
    .command('sync')
    .description('Reads the docs pages of providers, says what changed, and keeps the lock and captured documents.')
    .argument('[provider...]', 'ids of providers; all without one')
    .option('--from <folder>', 'saved pages, <provider>-<docs id>.md, .html or .txt, instead of fetching them')
    .option('--check', 'write nothing; exit with 1 when anything is new', false)
    .option('--json', 'one JSON document instead of lines', false)
    .option('--specs <folder>', 'where the specs are', 'specs')
    .option('--fixtures <folder>', 'cases whose requests are held against new facts', 'packages/conformance/fixtures')
    .action(async (providers: string[], flags: SyncFlags) => {
      const today = new Date().toISOString().slice(0, 10);
      exit(await runSync({ ...flags, providers, today, print }));
    });
}
