/** `limner-codegen generate`: reads, generates every provider, and writes only when all of them are without a fault. */
import { join } from 'node:path';
import type { Diagnostic } from './diagnostics.ts';
import { generateProvider } from './generate.ts';
import { listProviders, type Places, readProvider } from './load/read-provider.ts';
import { printProviderSchema } from './provider-schema.ts';
import { reportFiles } from './report-files.ts';
import type { Output } from './write/write-files.ts';

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
  const { check, print } = options;
  const known = listProviders(options);
  if (known.length === 0) {
    print(`There are no specs in ${options.specs}. Give their folder by --specs, or a document by --openapi.`);
    return 2;
  }
  const unknown = options.providers.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    print(`There is no provider ${unknown.join(', ')} in ${options.specs}. Known: ${known.join(', ')}.`);
    return 2;
  }
  const ids = options.providers.length > 0 ? options.providers : known;
  return reportFiles({ ...(await generateAll(ids, options)), check, command: 'pnpm generate', print });
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
