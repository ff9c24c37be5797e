/**
 * `pnpm test` ends with this: packs every public package once, checks the tarballs, and uses them from a fresh project
 * as a user would.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkTarball } from './check-tarball.ts';
import { fromTarballs, installConsumer } from './consumer.ts';
import { packPackages, type Tarball } from './pack-packages.ts';
import { publicPackages } from './public-packages.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { tryPackages } from './try-packages.ts';

/** Looks into tarballs, and uses them from a project made in a folder. Throws at the first thing that is wrong. */
export async function checkPackages(root: string, folder: string, packed: readonly Tarball[]): Promise<void> {
  for (const tarball of packed) await checkTarball(tarball);
  const consumer = join(folder, 'consumer');
  mkdirSync(consumer);
  await installConsumer(root, consumer, fromTarballs(packed));
  await tryPackages({ root, folder: consumer });
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '../..');
  const count = await withTemporaryFolder(async (folder) => {
    const packed = await packPackages(publicPackages(root), folder);
    await checkPackages(root, folder, packed);
    return packed.length;
  });
  console.log(`Packages: ${count} tarballs checked, and used from a fresh project.`);
}
