/** Tells of files that change on disk. */
import { type FSWatcher, watch } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is being watched. */
export interface FileWatch {
  close(): void;
}

/** Calls back with the path of whatever changes below a folder. */
export function watchFolder(folder: string, onChange: (path: string) => void): FileWatch {
  return watch(folder, { recursive: true }, (_, name) => {
    if (name !== null) onChange(join(folder, name));
  });
}

/** Watches files one by one, by their folders: editors replace a file, and what was watched would be gone with it. */
export class FilesWatch implements FileWatch {
  readonly #folders = new Map<string, FSWatcher>();
  readonly #onChange: () => void;
  #files: ReadonlySet<string> = new Set();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Watches these files from now on; those that are not there yet too, where their folder is. */
  set(files: ReadonlySet<string>): void {
    this.#files = new Set(files);
    const folders = new Set([...files].map((file) => dirname(file)));
    for (const [folder, watcher] of this.#folders) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.#folders.delete(folder);
    }
    for (const folder of folders) if (!this.#folders.has(folder)) this.#watch(folder);
  }

  close(): void {
    for (const watcher of this.#folders.values()) watcher.close();
    this.#folders.clear();
  }

  #watch(folder: string): void {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name !== null && this.#files.has(join(folder, name))) this.#onChange();
      });
      // A folder that is taken away is no reason to end.
      watcher.on('error', () => this.#folders.delete(folder));
      this.#folders.set(folder, watcher);
    } catch {
      // There is no such folder; what refers to it is told of by whoever reads it.
    }
  }
}
