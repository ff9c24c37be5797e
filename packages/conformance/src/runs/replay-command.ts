import { type Command, Option } from 'commander';
import { clientTransports, type TransportName, transportNames } from '../client-program/client-transports.ts';
import { InProcessClient } from '../client-program/in-process-client.ts';
import { ownProgram } from '../client-program/own-program.ts';
import { ProgramClient } from '../client-program/program-client.ts';
import { chosenProviders } from '../providers/chosen-providers.ts';
import { loadOwnClient } from '../providers/providers.ts';
import { addLiveOptions, asksLive, type LiveFlags, live } from '../record/live-command.ts';
import type { SuiteRun } from './play-runs.ts';
import { playSuite } from './play-suite.ts';
import { addSuiteFlags, type SuiteFlags } from './suite-flags.ts';

interface ReplayFlags extends SuiteFlags, LiveFlags {
  readonly transport: TransportName;
  readonly client?: string;
  readonly known?: string;
}

/** Adds `replay`: plays the cases against the clients in this process, or against a program, and prints the matrix. */
export function registerReplay(program: Command): void {
  addLiveOptions(addSuiteFlags(program.command('replay')))
    .description('Plays the conformance cases against the clients over loopback and prints the matrix.')
    .addOption(
      new Option('--transport <name>', "how requests travel: by the client's own transport on Node, or by its fetch")
        .choices([...transportNames])
        .default('undici'),
    )
    .option('--client <command>', 'plays them against a client program, which the shell starts; docs/client-program.md')
    .option('--known <directory>', 'folder of what is known to fail of that client (default: nothing is)')
    .action(async (named: string[], flags: ReplayFlags, command: Command) => {
      const providers = chosenProviders(named, command);
      const { client, transport } = flags;
      try {
        if (asksLive(flags)) {
          process.exitCode = await live({ named, known: providers }, flags);
          return;
        }
        const run = client === undefined ? ownRun(transport) : programRun(client);
        const known = client === undefined ? {} : { ofOthers: { known: flags.known } };
        process.exitCode = await playSuite({ providers, flags, runs: [run], ...known });
      } catch (error) {
        command.error(error instanceof Error ? error.message : String(error), { exitCode: 2 });
      }
    });
}

function ownRun(transport: TransportName): SuiteRun {
  return {
    open: async () => new InProcessClient({ loadClient: loadOwnClient, transport: clientTransports[transport] }),
    openAlone: () => ProgramClient.start(ownProgram(process.execPath, transport)),
  };
}

function programRun(shell: string): SuiteRun {
  return { open: () => ProgramClient.start({ shell }), openAlone: () => ProgramClient.start({ shell }) };
}
