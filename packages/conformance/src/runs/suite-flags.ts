import type { Command } from 'commander';

/** What every command takes that plays the suite. */
export interface SuiteFlags {
  readonly fixtures?: string;
  readonly filter?: string;
  readonly report?: string;
  readonly json?: true;
  readonly check?: true;
}

/** Adds the argument and the options that every command takes that plays the suite. */
export function addSuiteFlags(command: Command): Command {
  return command
    .argument('[provider...]', 'providers to play; all without it')
    .option('--fixtures <directory>', 'folder of the cases (default: those of this package)')
    .option('--filter <text>', 'plays only cases whose name contains the text')
    .option('--report <directory>', 'where the report goes (default: "report" beside the fixtures)')
    .option('--json', 'prints the report as JSON instead of the matrix')
    .option('--check', 'leaves coverage.json alone and fails when it is not up to date');
}
