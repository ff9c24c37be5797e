import { fileURLToPath } from 'node:url';
import type { TransportName } from './client-transports.ts';
import type { ProgramCommand } from './program-process.ts';

/** The Limner clients as a program: `limner-conformance client`, on the Node of this executable. */
export function ownProgram(node: string, transport: TransportName): ProgramCommand {
  // From the sources it is a folder above; built, the command line lies beside.
  const cli = import.meta.url.endsWith('.ts') ? '../cli.ts' : './cli.mjs';
  const file = fileURLToPath(new URL(cli, import.meta.url));
  // Memory is measured after what was built up by loading is given back.
  return { file: node, args: ['--expose-gc', file, 'client', '--transport', transport] };
}
