import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isTreeFile, type SourceTree, type TreeFolders } from './source-tree.ts';

/** Folders that no source stands in, and that may be large. */
const passedOver: ReadonlySet<string> = new Set(['node_modules', 'dist', '.git', 'report']);

/** Reads the sources of packages below a checkout, as they stand on disk. */
export function readFolderTree(root: string, folders: TreeFolders): SourceTree {
  const files = new Map<string, string>();
  const workspace = join(root, 'pnpm-workspace.yaml');
  if (existsSync(workspace)) files.set('pnpm-workspace.yaml', readFileSync(workspace, 'utf8'));
  for (const start of new Set(['.changeset', 'examples', 'specs', 'packages', folders.clients])) {
    for (const path of filesBelow(root, start)) {
      if (isTreeFile(path, folders)) files.set(path, readFileSync(join(root, path), 'utf8'));
    }
  }
  return { name: root, files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function filesBelow(root: string, folder: string): string[] {
  const place = join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : filesBelow(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Whether there is such a folder. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
