/** Reads the catalogue: one page a family of keywords, one entry a feature. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Feature } from './feature.ts';

const folder = join(import.meta.dirname, 'catalogue');

/** All features in the order of their pages. */
export function readCatalogue(): Feature[] {
  const pages = readdirSync(folder).sort();
  // The pages are ours; a test holds that each entry has what it must have.
  return pages.flatMap((page) => parse(readFileSync(join(folder, page), 'utf8')) as Feature[]);
}
