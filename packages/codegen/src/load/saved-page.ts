/** Finds the saved copy of a docs page in a folder. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadProblem } from './load-problem.ts';
import { readRegular } from './read-inside.ts';

/** A copy of a page as it was saved. */
export interface SavedPage {
  /** Name of the file, without folders. */
  readonly name: string;
  readonly text: string;
}

const extensions = ['md', 'html', 'txt'];

/** True for a folder that can hold pages. */
export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** The file `<provider>-<docs id>` with one of the known endings; undefined where there is none. */
export function findSavedPage(
  folder: string,
  page: { provider: string; id: string },
): SavedPage | LoadProblem | undefined {
  const present = new Set(readdirSync(folder));
  const names = extensions.map((extension) => `${page.provider}-${page.id}.${extension}`);
  const [name, second] = names.filter((one) => present.has(one));
  if (name === undefined) return undefined;
  if (second !== undefined) {
    const message = `${name} and ${second} are both copies of one page: leave one of them in the folder.`;
    return { code: 'source-unreadable', message };
  }
  return readSavedPage(join(folder, name), name);
}

/** A file as a page; its size is bounded, and it is text. */
export function readSavedPage(path: string, name: string): SavedPage | LoadProblem {
  try {
    const text = readRegular(path, name);
    return typeof text === 'string' ? { name, text } : text;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { code: 'source-unreadable', message: `${name} cannot be read: ${reason}.` };
  }
}
