import { BlockBuilder } from './block-builder.ts';
import { HtmlFeeder } from './html-feeder.ts';
import { LineFinder } from './line-finder.ts';
import type { PageBlocks } from './page-blocks.ts';

/** The blocks of an HTML page. */
export function readHtmlBlocks(html: string): PageBlocks {
  const builder = new BlockBuilder();
  const feeder = new HtmlFeeder(builder);
  const finder = new LineFinder(html);
  feeder.write(html, { lineAt: (offset) => finder.at(offset) });
  feeder.end();
  return { blocks: builder.blocks, hasPassword: feeder.hasPassword };
}
