import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Removes files of a folder by their names. */
export function removeFiles(folder: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(folder, name), { force: true });
}
