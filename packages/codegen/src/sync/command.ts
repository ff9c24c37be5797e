/** Arguments of `limner-codegen sync` and `limner-codegen add`. */
import type { Command } from 'commander';
import { runAdd } from './add/run-add.ts';
import { runSync } from './run-sync.ts';

interface SyncFlags {
  readonly specs: string;
  readonly from?: string;
  readonly fixtures: string;
  readonly check: boolean;
  readonly json: boolean;
}

interface AddFlags {
  readonly docs: string;
  readonly provider: string;
  readonly specs: string;
  readonly id?: string;
  readonly url?: string;
  readonly operation?: string;
}

/** How commands print, and whom they tell their exit code. */
export interface CommandOutput {
  readonly print: (line: string) => void;
  readonly exit: (code: number) => void;
}

/** Adds both commands to the program. */
export function addDocsCommands(program: Command, { print, exit }: CommandOutput): void {
  addAddCommand(program, { print, exit });
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

function addAddCommand(program: Command, { print, exit }: CommandOutput): void {
  program
    .command('add')
    .description('Adds a docs page that carries OpenAPI, such as that of another model, to a provider.')
    .requiredOption('--docs <file or address>', 'the page, in Markdown, HTML or plain text')
    .requiredOption('--provider <id>', 'the provider that it belongs to')
    .option('--id <id>', 'its docs id (default: by its name)')
    .option('--url <address>', 'where a page that is given as a file can be fetched from')
    .option('--operation <id>', 'name of its operation, where the provider has none at its path yet')
    .option('--specs <folder>', 'where the specs are', 'specs')
    .action(async (flags: AddFlags) => {
      const today = new Date().toISOString().slice(0, 10);
      exit(await runAdd({ ...flags, today, print }));
    });
}
