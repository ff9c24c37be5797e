/** Reads the list of what is refused or left out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Refusal } from './refusal-document.ts';

/** All of them, in the order of the page. */
export function readRefusals(): Refusal[] {
  // The page is ours.
  return parse(readFileSync(join(import.meta.dirname, 'refusals.yaml'), 'utf8')) as Refusal[];
}
