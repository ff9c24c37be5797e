import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The changesets of a checkout that no release has applied, by the names of their files. */
export function pendingChangesets(root: string): string[] {
  const folder = join(root, '.changeset');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
}
