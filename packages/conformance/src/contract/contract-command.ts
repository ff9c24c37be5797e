import { join } from 'node:path';
import type { Command } from 'commander';
import { keepFile } from '../cases/keep-file.ts';
import { readCases } from '../cases/read-cases.ts';
import { chosenProviders } from '../providers/chosen-providers.ts';
import { packageDirectory, specFiles } from '../providers/providers.ts';
import type { Contract } from './contract.ts';
import { type ContractTable, contractTable } from './contract-table.ts';
import { drawContract } from './draw-contract.ts';
import { readContract } from './read-contract.ts';
import { sweepContract } from './sweep.ts';
import { sweepFile, writtenSweep } from './sweep-file.ts';
import { sweepSource } from './sweep-source.ts';

interface ContractOptions {
  readonly json?: true;
  readonly write?: true;
  readonly check?: true;
}

/** Adds `contract`: shows the error contracts, proves them, and writes out what they make of a sweep of failures. */
export function registerContract(program: Command): void {
  program
    .command('contract')
    .description('Shows what each failure of a provider means, how that is known, and what is wrong with it.')
    .argument('[provider...]', 'providers to show; all without it')
    .option('--json', 'prints the tables as JSON')
    .option('--write', 'writes the sweeps that cases are made of')
    .option('--check', 'fails where a contract has come to mean something else than its sweep says')
    .action((names: string[], options: ContractOptions, command: Command) => {
      process.exitCode = showContracts(chosenProviders(names, command), options);
    });
}

function showContracts(providers: readonly string[], options: ContractOptions): 0 | 1 {
  const fixtures = join(packageDirectory(), 'fixtures');
  const contracts = providers.map((provider) => readContract(specFiles(provider)));
  const current = contracts.map((contract) => keepSweep(fixtures, contract, options));
  const cases = [readCases, sweepSource].flatMap((source) => source({ fixtures, providers }).cases);
  const tables: readonly ContractTable[] = contracts.map((contract) => contractTable(contract, cases));
  console.log(options.json ? JSON.stringify(tables, null, 2) : tables.map((table) => drawContract(table)).join('\n\n'));
  const sound = tables.every(({ problems, rows }) => problems.length === 0 && rows.every((row) => row.cases > 0));
  return sound && current.every(Boolean) ? 0 : 1;
}

/** Writes a sweep, or with `check` compares it; false where what is committed is not up to date. */
function keepSweep(fixtures: string, contract: Contract, { write, check }: ContractOptions): boolean {
  if (!write && !check) return true;
  return keepFile({
    file: sweepFile(fixtures, contract.provider),
    text: writtenSweep(sweepContract(contract)),
    write: write === true,
    otherwise: 'says otherwise than the contract: if the contract is right, "contract --write" and read the diff.',
  });
}
