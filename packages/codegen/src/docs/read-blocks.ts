import { cutInstructions } from './blocks/cut-instructions.ts';
import type { PageBlocks } from './blocks/page-blocks.ts';
import { readHtmlBlocks } from './blocks/read-html-blocks.ts';
import { readMarkdownBlocks } from './blocks/read-markdown-blocks.ts';
import { readTextBlocks } from './blocks/read-text-blocks.ts';
import type { PageFormat } from './format-of.ts';

const readers = { md: readMarkdownBlocks, html: readHtmlBlocks, txt: readTextBlocks };

/** What a page is made of, without what nobody sees and without what speaks to machines. */
export function readBlocks(text: string, format: PageFormat): PageBlocks {
  const { blocks, hasPassword } = readers[format](text);
  return { blocks: cutInstructions(blocks), hasPassword };
}
