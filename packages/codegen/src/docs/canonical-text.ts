import type { PageFormat } from './format-of.ts';
import { readBlocks } from './read-blocks.ts';

/**
 * What a page says, to take a hash of: a block a line, without markup, scripts, addresses of pictures and links, parts
 * that speak to machines, dates of the last edit, and white space. Two captures of it differ when the page's words do.
 */
export function canonicalText(text: string, format: PageFormat): string {
  const lines = readBlocks(text, format).blocks.map((block) => {
    if (block.kind === 'line') return block.text;
    if (block.kind === 'code') return block.text.replace(/\s+/g, ' ').trim();
    return [block.head, ...block.rows.map(({ cells }) => cells)]
      .map((cells) => cells.map((cell) => cell.replace(/\s+/g, ' ')).join(' | '))
      .join('\n');
  });
  return `${lines.join('\n')}\n`;
}
