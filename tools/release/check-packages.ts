/**
 * `pnpm test` ends with this: packs every public package once, checks the tarballs, and uses them from a fresh project as a
 * user would.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkTarball } from './check-tarball.ts';
import { fromTarballs, installConsumer } from './consumer.ts';
import { packPackages, type Tarball } from './pack-packages.ts';
import { publicPackages } from './public-packages.ts';
import { tryPackages } from './try-packages.ts';
import { withTemporaryFolder } from './with-temporary-folder.ts';

/** Packs the packages of a checkout into a folder, and gives them back when nothing is wrong with them. */
export async function checkedPackages(root: string, folder: string): Promise<Tarball[]> {
  const packed = await packPackages(publicPackages(root), folder);
  for (const tarball of packed) await checkTarball(tarball);
  const consumer = join(folder, 'consumer');
  mkdirSync(consumer);
  await installConsumer(root, consumer, fromTarballs(packed));
  await tryPackages({ root, folder: consumer });
  return packed;
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '../..');
  const packed = await withTemporaryFolder((folder) => checkedPackages(root, folder));
  console.log(`Packages: ${packed.length} tarballs checked, and used from a fresh project.`);
}
