import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type TransportName, transportNames } from '../client-program/client-transports.ts';
import { ownProgram } from '../client-program/own-program.ts';
import { ProgramClient } from '../client-program/program-client.ts';
import { chosenProviders } from '../providers/chosen-providers.ts';
import type { SuiteRun } from './play-runs.ts';
import { playSuite } from './play-suite.ts';
import { addSuiteFlags, type SuiteFlags } from './suite-flags.ts';

interface MatrixFlags extends SuiteFlags {
  readonly node?: Readonly<Record<string, string>>;
  readonly transport?: TransportName[];
  readonly parallel: number;
}

/** Adds `matrix`: plays the cases on several Nodes and over several transports, and writes one report. */
export function registerMatrix(program: Command): void {
  addSuiteFlags(program.command('matrix'))
    .description('Plays the conformance cases on each Node and over each transport, into one report.')
    .option('--node <version=path>', 'a Node to play on, as in 22=/opt/node22/bin/node; again for more', addNode)
    .addOption(
      new Option('--transport <name...>', 'how requests travel (default: each way in turn)').choices([
        ...transportNames,
      ]),
    )
    .option('--parallel <number>', 'runs that are played at a time', countOf, availableParallelism())
    .action(async (named: string[], flags: MatrixFlags, command: Command) => {
      const providers = chosenProviders(named, command);
      try {
        const runs = runsOf(flags);
        process.exitCode = await playSuite({ providers, flags, runs, parallel: flags.parallel });
      } catch (error) {
        command.error(error instanceof Error ? error.message : String(error), { exitCode: 2 });
      }
    });
}

function addNode(text: string, nodes: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [version = '', path = ''] = text.split(/=(.*)/s);
  if (!/^\d+(\.\d+)*$/.test(version) || path === '') {
    throw new InvalidArgumentError('It takes a version and a path, as in 22=/opt/node22/bin/node.');
  }
  if (!existsSync(path)) throw new InvalidArgumentError(`There is no file ${path}.`);
  return { ...nodes, [version]: path };
}

function countOf(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 to 99.');
  return Number(text);
}

/** Those of one transport after the other: of two that are played at a time, one is seldom much longer. */
function runsOf({ node, transport = [...transportNames] }: MatrixFlags): SuiteRun[] {
  const nodes = node ? Object.entries(node) : [[process.versions.node, process.execPath] as const];
  return transport.flatMap((name) => nodes.map(([version, path]) => runOn({ version, path, transport: name })));
}

function runOn(on: { readonly version: string; readonly path: string; readonly transport: TransportName }): SuiteRun {
  const open = async (): Promise<ProgramClient> => {
    const client = await ProgramClient.start(ownProgram(on.path, on.transport)).catch((error: Error) => {
      throw new Error(`--node ${on.version}=${on.path}: ${error.message}`);
    });
    const { runtime } = client.hello;
    if (`${runtime}.`.startsWith(`node ${on.version}.`)) return client;
    await client.end();
    throw new Error(`--node ${on.version}=${on.path}: that is ${runtime}.`);
  };
  return { open, openAlone: open };
}
