import { posix } from 'node:path';

/** The sources of a package in two revisions, by their paths in the package. */
export interface TwoSources {
  readonly name: string;
  /** Folder of the package, absolute: packages that it imports are looked up from there. */
  readonly folder: string;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  /** Programs of the revision before that import the package, by path, and the folder that they stand in. */
  readonly examples?: ReadonlyMap<string, string>;
  readonly examplesFolder?: string;
}

/** Where a revision of a package stands in the program; there is no such folder on disk. */
export function placeOf(folder: string, revision: 'before' | 'after'): string {
  return posix.join(folder.replaceAll('\\', '/'), `.${revision}`);
}
