/** Arguments and exit codes of `limner-codegen`. */
import { Command, CommanderError } from 'commander';
import { addChangesCommand } from './changes/command.ts';
import { isRemote } from './load/document-reader.ts';
import { runDocument } from './run-document.ts';
import { runGenerate } from './run-generate.ts';
import { watchDocument, watchProviders } from './run-watch.ts';
import { addDocsCommands } from './sync/command.ts';

interface Flags {
  readonly check: boolean;
  readonly watch: boolean;
  readonly specs?: string;
  readonly clients?: string;
  readonly openapi?: string;
  readonly name?: string;
  readonly out?: string;
  readonly allowRefs: readonly string[];
  readonly allowRemoteRefs: boolean;
  readonly allowUnenforced: boolean;
}

/** Runs the command and returns its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('limner-codegen')
    .description('Generates typed clients from provider specs, or from any OpenAPI document.')
    .exitOverride();
  generateCommand(program).action(async (providers: string[], flags: Flags) => {
    code = await generate(providers, flags);
  });
  const exit = (told: number): void => {
    code = told;
  };
  addDocsCommands(program, { print, exit });
  addChangesCommand(program, { print, exit });
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) return crashed(error);
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}

function generateCommand(program: Command): Command {
  return program
    .command('generate')
    .description('Writes the packages of all providers, of those named, or of one OpenAPI document.')
    .argument('[provider...]', 'ids of providers; all without one')
    .option('--check', 'write nothing; exit with 1 when a generated file is not up to date', false)
    .option('--watch', 'generate again whatever changes, until Ctrl+C', false)
    .option('--specs <folder>', 'where the specs are (default: specs)')
    .option('--clients <folder>', 'where the packages are (default: packages/client)')
    .option('--openapi <file or address>', 'an OpenAPI 3.0 or 3.1 document, JSON or YAML')
    .option('--name <package>', 'with --openapi: name of the package')
    .option('--out <folder>', 'with --openapi: folder of the package')
    .option('--allow-refs <folder>', 'with --openapi: a folder that may be referred to (repeatable)', collect, [])
    .option('--allow-remote-refs', 'with --openapi: fetch what references to addresses lead to', false)
    .option(
      '--allow-unenforced',
      'with --openapi: leave unknown keywords and untestable patterns unchecked, and warn',
      false,
    );
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function generate(providers: readonly string[], flags: Flags): Promise<number> {
  const problem = whyContradictory(providers, flags);
  if (problem !== undefined) {
    print(`${problem} See limner-codegen generate --help.`);
    return 2;
  }
  const { check, watch, openapi, name = '', out = '', specs = 'specs', clients = 'packages/client' } = flags;
  if (openapi === undefined) {
    const options = { check, specs, clients, providers, print };
    return watch ? await watchProviders(options, interrupted()) : await runGenerate(options);
  }
  const { allowRefs, allowRemoteRefs, allowUnenforced } = flags;
  const options = { check, openapi, name, out, allowRefs, allowRemoteRefs, allowUnenforced, print };
  return watch ? await watchDocument(options, interrupted()) : await runDocument(options);
}

/** Ends with the first Ctrl+C; a second one ends the process as ever. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

/** Flags that a document alone has. */
const documentFlags: readonly (readonly [keyof Flags, string])[] = [
  ['name', '--name'],
  ['out', '--out'],
  ['allowRefs', '--allow-refs'],
  ['allowRemoteRefs', '--allow-remote-refs'],
  ['allowUnenforced', '--allow-unenforced'],
];

/** Options that say nothing together: passing over one would do something else than was meant. */
function whyContradictory(providers: readonly string[], flags: Flags): string | undefined {
  const { openapi, name, out, specs, clients } = flags;
  if (flags.watch && flags.check) return '--watch writes and --check does not: give one of them.';
  if (openapi === undefined) {
    const [given] = documentFlags.filter(([flag]) => {
      const value = flags[flag];
      return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
    });
    return given && `${given[1]} belongs to --openapi.`;
  }
  if (flags.watch && isRemote(openapi)) return '--watch watches files: an address does not tell when it changes.';
  if (providers.length > 0) return `--openapi takes one document, not providers (${providers.join(', ')}).`;
  if (specs !== undefined || clients !== undefined)
    return '--specs and --clients are for providers, not for --openapi.';
  if (name === undefined) return '--openapi needs --name, the name of the package.';
  return out === undefined ? '--openapi needs --out, the folder of the package.' : undefined;
}

/** A fault of the generator: told as one, and never as a success. */
function crashed(error: unknown): number {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  print(`limner-codegen failed by a fault of its own; please report it with the document.\n${told}`);
  return 1;
}
