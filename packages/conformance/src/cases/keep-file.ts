import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file that is committed although it is made of other things, and what is to become of it. */
export interface KeptFile {
  readonly file: string;
  /** What it should hold. */
  readonly text: string;
  readonly write: boolean;
  /** Why it holds something else, and what to do. */
  readonly otherwise: string;
}

/** Writes the file where that is asked for; tells where it holds something else, and gives whether it holds its text then. */
export function keepFile({ file, text, write, otherwise }: KeptFile): boolean {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return true;
  if (!write) console.error(`${file} ${otherwise}`);
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return write;
}
