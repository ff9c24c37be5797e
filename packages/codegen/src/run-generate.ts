/** `limner-codegen generate`: reads, generates every provider, and writes only when all of them are without a fault. */
import { join } from 'node:path';
import { type Diagnostic, formatDiagnostic, hasErrors } from './diagnostics.ts';
import { generateProvider } from './generate.ts';
import { listProviders, type Places, readProvider } from './load/read-provider.ts';
import { printProviderSchema } from './provider-schema.ts';
import { checkFiles, type Output, writeFiles } from './write/write-files.ts';

/** What to generate. */
export interface GenerateOptions extends Places {
  /** Ids of providers; empty for all. */
  readonly providers: readonly string[];
  /** Compare only, write nothing. */
  readonly check: boolean;
  readonly print: (line: string) => void;
}

/** Returns the exit code: 0 done, 1 a spec is at fault or, with `check`, something is not up to date, 2 no such provider. */
export async function runGenerate(options: GenerateOptions): Promise<number> {
  const known = listProviders(options);
  const unknown = options.providers.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    options.print(`There is no provider ${unknown.join(', ')} in ${options.specs}. Known: ${known.join(', ')}.`);
    return 2;
  }
  const ids = options.providers.length > 0 ? options.providers : known;
  const { outputs, diagnostics } = await generateAll(ids, options);
  for (const found of diagnostics) options.print(formatDiagnostic(found));
  if (hasErrors(diagnostics)) {
    options.print(`${diagnostics.length} ${diagnostics.length === 1 ? 'problem' : 'problems'}; nothing was written.`);
    return 1;
  }
  return options.check ? reportCheck(outputs, options) : reportWrite(outputs, options);
}

async function generateAll(
  ids: readonly string[],
  places: Places,
): Promise<{ outputs: Output[]; diagnostics: Diagnostic[] }> {
  const outputs: Output[] = [{ folder: places.specs, files: [printProviderSchema()] }];
  const diagnostics: Diagnostic[] = [];
  for (const id of ids) {
    const { value: files, diagnostics: found } = await generateProvider(readProvider(id, places));
    diagnostics.push(...found);
    outputs.push({ folder: join(places.clients, id), files, owned: 'src/gen' });
  }
  return { outputs, diagnostics };
}

function reportCheck(outputs: readonly Output[], { print }: GenerateOptions): number {
  const differences = outputs.flatMap(checkFiles);
  for (const { path, kind } of differences) print(`${path}: ${kind}`);
  if (differences.length > 0)
    print('Generated files are not what the specs say: run "pnpm generate" and commit the result.');
  else print('Generated files are up to date.');
  return differences.length > 0 ? 1 : 0;
}

function reportWrite(outputs: readonly Output[], { print }: GenerateOptions): number {
  const written = outputs.flatMap(writeFiles);
  for (const { path, kind } of written) print(`${path}: ${kind === 'stale' ? 'removed' : 'written'}`);
  print(written.length === 0 ? 'Nothing to do: every file is up to date.' : `${written.length} files changed.`);
  return 0;
}
