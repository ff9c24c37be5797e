/** Reads files of a document, and none that lies elsewhere: a document from outside must not pull in what it likes. */
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { decodeText } from './decode-text.ts';
import { type LoadProblem, sizeLimit } from './load-problem.ts';

/** The text of a file below one of the folders (given as real paths). */
export function readInside(path: string, folders: readonly string[]): string | LoadProblem {
  const name = shown(path);
  const outside: LoadProblem = {
    code: 'reference-outside',
    message: `${name} lies outside the folder of the document and is not read.`,
  };
  // Before anything is asked of the disk, so that a document cannot find out what there is.
  if (!folders.some((folder) => isBelow(path, folder))) return outside;
  try {
    const real = realpathSync(path);
    if (!folders.some((folder) => isBelow(real, folder))) return outside;
    return readRegular(real, name);
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : String(error);
    return { code: 'reference-unresolved', message: `${name} cannot be read: ${reason}.` };
  }
}

/** The text of a file: no folder, no device that never ends, and not more than can be taken. */
export function readRegular(path: string, name: string): string | LoadProblem {
  // Without waiting: a pipe that nobody writes to would hold us for ever.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return { code: 'source-unreadable', message: `${name} is no file.` };
    if (stats.size > sizeLimit) {
      return { code: 'source-too-large', message: `${name} has more than ${sizeLimit / 1024 / 1024} MiB.` };
    }
    return decodeText(readFileSync(file), name);
  } finally {
    closeSync(file);
  }
}

/** A path as people know it: from where they are. */
export function shown(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !way.startsWith(sep);
}
