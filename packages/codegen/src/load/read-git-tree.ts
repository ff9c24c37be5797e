import { execFileSync } from 'node:child_process';
import { isTreeFile, type SourceTree, type TreeFolders } from './source-tree.ts';

/** A revision that cannot be read, with what to do about it. */
export class RevisionError extends Error {
  override readonly name = 'RevisionError';
}

/** Reads the sources of packages in a revision; nothing is checked out, and nothing is written. */
export function readGitTree(root: string, revision: string, folders: TreeFolders): SourceTree {
  const commit = commitOf(root, revision);
  const listed = git(root, ['ls-tree', '-r', '-z', commit]).toString('utf8').split('\0').filter(Boolean);
  const entries = listed.flatMap((line) => {
    const [, type = '', object = '', path = ''] = /^\d+ (\w+) ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return type === 'blob' && isTreeFile(path, folders) ? [{ object, path }] : [];
  });
  const texts = readObjects(
    root,
    entries.map(({ object }) => object),
  );
  return { name: revision, files: new Map(entries.map(({ path }, index) => [path, texts[index] ?? ''])) };
}

function commitOf(root: string, revision: string): string {
  if (revision.startsWith('-')) throw new RevisionError(`${revision} is no revision: none begins with a dash.`);
  try {
    return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      .toString()
      .trim();
  } catch {
    const advice =
      'Give a folder, or a revision that "git log" knows here (a shallow clone may lack it: git fetch it).';
    throw new RevisionError(`There is no revision ${revision} in the repository of ${root}. ${advice}`);
  }
}

/** The texts of objects, in their order, by one process. */
function readObjects(root: string, objects: readonly string[]): string[] {
  const output = git(root, ['cat-file', '--batch'], objects.map((object) => `${object}\n`).join(''));
  let at = 0;
  return objects.map(() => {
    const end = output.indexOf(10, at);
    const size = Number(output.toString('utf8', at, end).split(' ').at(-1));
    at = end + 1 + size + 1;
    return output.toString('utf8', end + 1, end + 1 + size);
  });
}

const mostBytes = 256 * 1024 * 1024;

function git(root: string, args: readonly string[], input = ''): Buffer {
  return execFileSync('git', args, { cwd: root, input, maxBuffer: mostBytes, stdio: ['pipe', 'pipe', 'pipe'] });
}
