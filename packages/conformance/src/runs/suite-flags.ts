import type { Command } from 'commander';
import { findProviders } from '../providers.ts';

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

/** The providers to play: those named, which must be known, or all. Ends the command with 2 where there are none. */
export function chosenProviders(named: readonly string[], command: Command): readonly string[] {
  const known = findProviders();
  if (known.length === 0) {
    command.error('No provider package (@limner/<id>) is a dependency of @limner/conformance.', { exitCode: 2 });
  }
  for (const name of named.filter((provider) => !known.includes(provider))) {
    command.error(`There is no provider "${name}"; there are: ${known.join(', ')}.`, { exitCode: 2 });
  }
  return named.length > 0 ? named : known;
}
