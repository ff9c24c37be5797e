import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder to work in, until it is removed with all that is in it. */
export interface TemporaryFolder {
  readonly folder: string;
  remove(): void;
}

/** Makes a folder. Its real path, for tools compare paths. */
export function temporaryFolder(): TemporaryFolder {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'limner-release-')));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Lends a folder, and removes it when the work is done or has failed. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const { folder, remove } = temporaryFolder();
  try {
    return await work(folder);
  } finally {
    remove();
  }
}
