import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Tarball } from './pack-packages.ts';
import { runPnpm } from './run.ts';

/** Where a fresh project gets our packages from. */
export interface PackageSource {
  readonly dependencies: Readonly<Record<string, string>>;
  /** Settings of pnpm. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly npmrc: string;
}

/** Our packages as files: also those that another one of them needs, which are in no registry yet. */
export function fromTarballs(packed: readonly Tarball[]): PackageSource {
  const dependencies = Object.fromEntries(packed.map(({ name, tarball }) => [name, `file:${tarball}`]));
  return { dependencies, settings: { overrides: dependencies }, npmrc: '' };
}

/**
 * Our packages from a registry of their own, at their versions; all others from where this machine gets packages. What
 * pnpm keeps of answers of a registry stays in `cache`: another one at this port would be taken for it.
 */
export function fromRegistry(versions: Readonly<Record<string, string>>, url: string, cache: string): PackageSource {
  // A package of today is not held back.
  const settings = { cacheDir: cache, minimumReleaseAge: 0 };
  return { dependencies: versions, settings, npmrc: `@limner:registry=${url}\n` };
}

/** Makes a project in a folder, with the programs of `tools/consumer`, and installs our packages into it. */
export async function installConsumer(root: string, folder: string, source: PackageSource): Promise<void> {
  cpSync(join(root, 'tools/consumer'), folder, { recursive: true });
  const { catalog } = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'));
  const manifest = {
    name: 'consumer',
    private: true,
    dependencies: source.dependencies,
    devDependencies: { '@types/node': catalog['@types/node'] },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  // JSON is YAML too.
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify({ packages: [], ...source.settings }));
  writeFileSync(join(folder, '.npmrc'), source.npmrc);
  await runPnpm(['install', '--prefer-offline'], { folder });
}
