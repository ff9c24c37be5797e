/** The only reading of specs: everything after this works on values. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';

/** A file as it was read. */
export interface SourceFile {
  /** Relative to the working directory, with forward slashes; used in diagnostics. */
  readonly path: string;
  readonly text: string;
}

/** The files of one provider. */
export interface RawProvider {
  /** Name of the folder. */
  readonly id: string;
  readonly folder: string;
  readonly providerYaml: SourceFile | undefined;
  readonly openapiYaml: SourceFile | undefined;
  /** Captured documents, by page name, in the order of their names. */
  readonly captured: ReadonlyMap<string, SourceFile>;
  readonly overlays: ReadonlyMap<string, SourceFile>;
  /** What package.json says now; changesets owns the version. */
  readonly version: string;
}

/** Where specs are read from and packages stand. */
export interface Places {
  readonly specs: string;
  readonly clients: string;
}

/** The providers that have a folder, in the order of their names; none where there are no specs. */
export function listProviders(places: Places): string[] {
  if (!existsSync(places.specs)) return [];
  return readdirSync(places.specs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads the files of one provider; a missing one is `undefined`, which the parser reports. */
export function readProvider(id: string, places: Places): RawProvider {
  const folder = join(places.specs, id);
  return {
    id,
    folder: shown(folder),
    providerYaml: readFile(join(folder, 'provider.yaml')),
    openapiYaml: readFile(join(folder, 'openapi.yaml')),
    captured: readFolder(join(folder, 'openapi'), '.json'),
    overlays: readFolder(join(folder, 'overlays'), '.yaml'),
    version: currentVersion(join(places.clients, id, 'package.json')) ?? '0.1.0',
  };
}

/** Another file of a provider's folder, by its name; undefined where there is none. */
export function readProviderFile(id: string, name: string, { specs }: Pick<Places, 'specs'>): SourceFile | undefined {
  return readFile(join(specs, id, name));
}

function readFile(path: string): SourceFile | undefined {
  if (!existsSync(path)) return undefined;
  return { path: shown(path), text: readFileSync(path, 'utf8') };
}

function readFolder(folder: string, extension: string): Map<string, SourceFile> {
  const files = new Map<string, SourceFile>();
  if (!existsSync(folder)) return files;
  for (const name of readdirSync(folder).sort()) {
    const file = name.endsWith(extension) ? readFile(join(folder, name)) : undefined;
    if (file) files.set(basename(name, extension), file);
  }
  return files;
}

/** The version that a package has on disk; none before it was generated for the first time. */
export function currentVersion(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined;
  if (typeof version !== 'string')
    throw new Error(`${shown(path)} has no version: changesets keeps it, restore it there.`);
  return version;
}

function shown(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}
