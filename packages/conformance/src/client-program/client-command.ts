import { Console } from 'node:console';
import { type Command, Option } from 'commander';
import { loadOwnClient } from '../providers/providers.ts';
import { clientTransports, type TransportName, transportNames } from './client-transports.ts';
import { InProcessClient } from './in-process-client.ts';
import { serveProgram } from './serve-program.ts';

/** Adds `client`: the Limner clients as a program that plays what a runner orders. */
export function registerClient(program: Command): void {
  program
    .command('client')
    .description('Plays cases that a runner writes to its standard input, a line each; docs/client-program.md.')
    .addOption(new Option('--transport <name>', 'how requests travel').choices([...transportNames]).default('undici'))
    .action(async ({ transport }: { readonly transport: TransportName }) => {
      // Standard output belongs to the protocol: what a client prints must not get into it.
      globalThis.console = new Console(process.stderr, process.stderr);
      const client = new InProcessClient({ loadClient: loadOwnClient, transport: clientTransports[transport] });
      const said = await serveProgram(client, { input: process.stdin, output: process.stdout });
      // Without a bye the runner has gone, and nobody waits for what is still under way.
      if (said === 'gone') process.exit(1);
      // A pipe that is open would keep this program alive.
      process.stdin.destroy();
    });
}
