import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicPackage } from './public-packages.ts';
import { runPnpm } from './run.ts';

/** A package as it is published: these bytes are checked, tried and sent, and no others. */
export interface Tarball extends PublicPackage {
  readonly tarball: string;
  /** As registries say it: `sha512-...`. */
  readonly integrity: string;
}

/** Packs each package once into a folder. They must be built. */
export async function packPackages(packages: readonly PublicPackage[], folder: string): Promise<Tarball[]> {
  const packed: Tarball[] = [];
  for (const entry of packages) {
    const tarball = join(folder, `${entry.name.replace('@', '').replace('/', '-')}-${entry.version}.tgz`);
    await runPnpm(['pack', '--out', tarball], { folder: entry.folder });
    packed.push({ ...entry, tarball, integrity: integrityOf(tarball) });
  }
  return packed;
}

function integrityOf(file: string): string {
  return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
}
