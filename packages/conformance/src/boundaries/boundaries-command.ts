import { join } from 'node:path';
import type { Command } from 'commander';
import { keepFile } from '../cases/keep-file.ts';
import { chosenProviders } from '../providers/chosen-providers.ts';
import { packageDirectory, providerFile } from '../providers/providers.ts';
import { boundaryFile, writtenBoundaries } from './boundary-file.ts';
import { boundaryTable } from './boundary-table.ts';
import { findBoundaries } from './find-boundaries.ts';
import { readRequests } from './request-document.ts';

interface BoundariesOptions {
  readonly json?: true;
  readonly write?: true;
  readonly check?: true;
}

/** Adds `boundaries`: finds requests on both sides of every border that the documents draw, and writes them out. */
export function registerBoundaries(program: Command): void {
  program
    .command('boundaries')
    .description('Counts the requests on both sides of each keyword of each operation, and names borders without any.')
    .argument('[provider...]', 'providers to look at; all without it')
    .option('--json', 'prints the counts as JSON')
    .option('--write', 'writes the boundaries that cases are made of')
    .option('--check', 'fails where a document has come to say something else than its boundaries')
    .action((names: string[], options: BoundariesOptions, command: Command) => {
      const green = chosenProviders(names, command).map((provider) => showBoundaries(provider, options));
      process.exitCode = green.every(Boolean) ? 0 : 1;
    });
}

function showBoundaries(provider: string, { json, write, check }: BoundariesOptions): boolean {
  const { operations, problems } = findBoundaries(readRequests(providerFile(provider, 'openapi.json')));
  const counts = boundaryTable(operations);
  if (json) console.log(JSON.stringify({ provider, counts, problems }, null, 2));
  else {
    const lines = counts.map(({ operation, keyword, taken, refused }) =>
      [operation.padEnd(20), keyword.padEnd(12), `${taken} taken`.padEnd(10), `${refused} refused`].join('  '),
    );
    console.log([`${provider}`, ...lines, ...problems, ''].join('\n'));
  }
  if (!write && !check) return problems.length === 0;
  const isCurrent = keepFile({
    file: boundaryFile(join(packageDirectory(), 'fixtures'), provider),
    text: writtenBoundaries(operations),
    write: write === true,
    otherwise: 'says otherwise than the document: if that is right, "boundaries --write" and read the diff.',
  });
  return isCurrent && problems.length === 0;
}
