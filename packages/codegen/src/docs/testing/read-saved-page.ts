import { readFileSync } from 'node:fs';
import { formatOf } from '../format-of.ts';
import type { Page, ReaderKind } from '../read-page.ts';

const readers: Readonly<Record<string, ReaderKind>> = {
  'aiml-qwen-image-2-0': 'openapi',
  'aiml-qwen-image': 'field-blocks',
  'modelverse-qwen-image': 'parameter-table',
  'pixwith-qwen-image': 'parameter-table',
  'segmind-qwen-image': 'field-blocks',
};

/** Names of the five pages, as they are saved; the others are the same pages in other formats. */
export const savedPages: readonly string[] = [
  ...['aiml-qwen-image-2-0.md', 'aiml-qwen-image.txt', 'modelverse-qwen-image.txt', 'pixwith-qwen-image.txt'],
  'segmind-qwen-image.txt',
];

/** A page below `pages/` with its format and its reader. */
export function readSavedPage(name: string): Page {
  const id = name.replace(/^.*\/|\.\w+$/g, '');
  const [format, reader] = [formatOf(name), readers[id]];
  if (!format || !reader) throw new Error(`No reader is named for the page ${name}: add it to read-saved-page.ts.`);
  return { text: readFileSync(new URL(`pages/${name}`, import.meta.url), 'utf8'), format, reader };
}
