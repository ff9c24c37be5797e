import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What a folder that lives for one piece of work holds. */
export interface TemporaryFiles {
  readonly files: ReadonlyMap<string, string>;
  /** A folder of packages that programs in it may import. */
  readonly modules: string;
}

/** Works in a folder of its own, outside of every checkout, that is gone afterwards, also when the work fails. */
export async function inTemporaryFolder<T>(
  { files, modules }: TemporaryFiles,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'limner-changes-'));
  try {
    symlinkSync(resolve(modules), join(folder, 'node_modules'), 'junction');
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
