import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import * as z from 'zod';
import { registerBoundaries } from './boundaries/boundaries-command.ts';
import { registerClient } from './client-program/client-command.ts';
import { registerContract } from './contract/contract-command.ts';
import { packageDirectory } from './providers/providers.ts';
import { registerMatrix } from './runs/matrix-command.ts';
import { registerReplay } from './runs/replay-command.ts';
import { registerServe } from './serve/command.ts';

/** Runs the command line; sets the exit code: 0 all is well, 1 the run is red, 2 wrong use. */
export async function runProgram(commandLine: readonly string[]): Promise<void> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(packageDirectory(), 'package.json'), 'utf8')));
  const program = new Command('limner-conformance')
    .description('Proves the Limner clients against recorded and documented exchanges.')
    .version(version)
    .exitOverride();
  registerReplay(program);
  registerContract(program);
  registerBoundaries(program);
  registerMatrix(program);
  registerClient(program);
  registerServe(program);
  // Commands take over the settings of their program only when made by it before these are set.
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync([...commandLine]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}
