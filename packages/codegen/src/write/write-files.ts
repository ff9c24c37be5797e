/** The only writing: unchanged files are not touched, stale ones removed, and no file is ever half written. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { PrintedFile } from '../print/print-files.ts';

/** A file that is not as the spec says. */
export interface Difference {
  readonly path: string;
  readonly kind: 'missing' | 'different' | 'stale';
}

/** Everything that one generation would have in a folder. */
export interface Output {
  readonly folder: string;
  readonly files: readonly PrintedFile[];
  /** A folder below it that holds generated files only; whatever else stands there is stale. */
  readonly owned?: string;
}

/** What stands differently on disk; for `--check`. */
export function checkFiles({ folder, files, owned }: Output): Difference[] {
  const wanted = new Set(files.map(({ path }) => path));
  const changed = files.flatMap(({ path, text }): Difference[] => {
    const place = join(folder, path);
    if (!existsSync(place)) return [{ path: shown(place), kind: 'missing' }];
    return readFileSync(place, 'utf8') === text ? [] : [{ path: shown(place), kind: 'different' }];
  });
  const present = owned === undefined ? [] : listFiles(join(folder, owned));
  const stale = present
    .map((place) => relative(folder, place).split(sep).join('/'))
    .filter((path) => !wanted.has(path))
    .map((path): Difference => ({ path: shown(join(folder, path)), kind: 'stale' }));
  return [...changed, ...stale];
}

/** Writes what differs and removes what is stale; returns what it did. */
export function writeFiles(output: Output): Difference[] {
  const differences = checkFiles(output);
  const texts = new Map(output.files.map(({ path, text }) => [shown(join(output.folder, path)), text]));
  for (const { path, kind } of differences) {
    if (kind === 'stale') rmSync(path);
    else writeWhole(path, texts.get(path) ?? '');
  }
  return differences;
}

function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function shown(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}
