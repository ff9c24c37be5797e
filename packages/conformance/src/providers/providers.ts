import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { readUniverse } from '../completeness/universe.ts';
import type { ClientConstructor } from './client-constructor.ts';

/** The id of every provider that this package knows: its dependencies named `@limner/<id>` but the runtime. */
export function findProviders(): readonly string[] {
  const schema = z.object({ dependencies: z.record(z.string(), z.string()).default({}) });
  const { dependencies } = schema.parse(
    JSON.parse(readFileSync(packageFile('@limner/conformance', 'package.json'), 'utf8')),
  );
  return Object.keys(dependencies)
    .flatMap((name) => /^@limner\/(?!runtime$)(.+)$/.exec(name)?.[1] ?? [])
    .sort();
}

/** Path of a file that a provider's package ships: its resolved OpenAPI document or its `provider.yaml`. */
export function providerFile(provider: string, file: 'openapi.json' | 'provider.yaml'): string {
  return packageFile(`@limner/${provider}`, file);
}

/** The two files that say all that is known of a provider. */
export interface SpecFiles {
  readonly openapi: string;
  readonly contract: string;
}

/** Paths of both files of a provider's spec. */
export function specFiles(provider: string): SpecFiles {
  return { openapi: providerFile(provider, 'openapi.json'), contract: providerFile(provider, 'provider.yaml') };
}

/** Folder of this package; its fixtures lie below it. */
export function packageDirectory(): string {
  return fileURLToPath(new URL('.', import.meta.resolve('@limner/conformance/package.json')));
}

/** Loads the client class of a provider, whose name its `provider.yaml` gives. */
export async function loadOwnClient(provider: string): Promise<ClientConstructor> {
  const { client } = readUniverse(provider, specFiles(provider));
  return loadClient(provider, client);
}

/** Loads the client class of a provider by the name that its `provider.yaml` gives it. */
async function loadClient(provider: string, client: string): Promise<ClientConstructor> {
  const exported: Record<string, unknown> = await import(`@limner/${provider}`);
  const found = exported[client];
  if (typeof found !== 'function') throw new Error(`@limner/${provider} exports no class ${client}: is it built?`);
  // Checked to be a function; that it takes options and gives an object is what the cases are about.
  return found as ClientConstructor;
}

function packageFile(name: string, file: string): string {
  return fileURLToPath(import.meta.resolve(`${name}/${file}`));
}
