import type { Nodes, Parents, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { BlockBuilder } from './block-builder.ts';
import { HtmlFeeder } from './html-feeder.ts';
import { LineFinder } from './line-finder.ts';
import { whyTooMuch } from './markdown-limits.ts';
import type { PageBlocks } from './page-blocks.ts';

/** How deep Markdown is followed; lists in lists in quotations come to ten. */
const depthLimit = 100;
/** What is marked up apart inside a line. */
const pieces: ReadonlySet<string> = new Set(['strong', 'emphasis', 'link', 'delete']);
/** Marks of GitBook and Jekyll around parts of a page. */
const templateTag = /\{%[^%{}]*%\}/g;

/** The blocks of a Markdown page; HTML in it is read as HTML. */
export function readMarkdownBlocks(markdown: string): PageBlocks {
  const why = whyTooMuch(markdown);
  if (why !== undefined) throw new RangeError(why);
  const reader = new MarkdownReader();
  reader.read(unified().use(remarkParse).use(remarkGfm).parse(markdown), 0);
  return reader.end();
}

class MarkdownReader {
  readonly #builder = new BlockBuilder();
  readonly #feeder = new HtmlFeeder(this.#builder);

  end(): PageBlocks {
    this.#feeder.end();
    return { blocks: this.#builder.blocks, hasPassword: this.#feeder.hasPassword };
  }

  read(node: Nodes, depth: number): void {
    if (depth > depthLimit) return;
    if (node.type === 'html') this.#readHtml(node.value, lineOf(node));
    else if ('children' in node) this.#readParent(node, depth);
    else if (!this.#feeder.hides) this.#readLeaf(node);
  }

  #readLeaf(node: Exclude<Nodes, Parents>): void {
    const line = lineOf(node);
    if (node.type === 'text') this.#readText(node.value, line);
    else if (node.type === 'inlineCode') this.#readPiece(() => this.#builder.text(node.value, line));
    else if (node.type === 'code') this.#builder.code(node.value, line + (isFenced(node) ? 1 : 0));
    else if (node.type === 'break' || node.type === 'thematicBreak') this.#builder.endLine();
  }

  #readParent(node: Parents, depth: number): void {
    if (pieces.has(node.type)) this.#readPiece(() => this.#readChildren(node, depth));
    else if (node.type === 'table') this.#readTable(node, depth);
    else this.#readBlock(node, depth);
  }

  #readChildren(node: Parents, depth: number): void {
    for (const child of node.children) this.read(child, depth + 1);
  }

  #readBlock(node: Parents, depth: number): void {
    const isLine = node.type === 'paragraph' || node.type === 'heading';
    if (isLine) this.#builder.endLine();
    this.#readChildren(node, depth);
    if (isLine) this.#builder.endLine(node.type === 'heading' ? node.depth : undefined);
  }

  #readPiece(read: () => void): void {
    this.#builder.border();
    read();
    this.#builder.border();
  }

  /** Each line of the source is a line of the page: a template's tag may stand on one of its own. */
  #readText(value: string, line: number): void {
    for (const [index, text] of value.replace(templateTag, '').split('\n').entries()) {
      if (index > 0) this.#builder.endLine();
      this.#builder.text(text, line + index);
    }
  }

  #readHtml(html: string, line: number): void {
    const finder = new LineFinder(html);
    this.#feeder.write(html, { lineAt: (offset) => line + finder.at(offset) - 1 });
  }

  #readTable(node: Extract<RootContent, { type: 'table' }>, depth: number): void {
    if (this.#feeder.hides) return;
    this.#builder.startTable(lineOf(node));
    for (const [index, row] of node.children.entries()) {
      this.#builder.table?.startRow(lineOf(row));
      for (const cell of row.children) {
        this.#builder.table?.startCell({ isHead: index === 0 }, lineOf(row));
        this.#readChildren(cell, depth + 1);
        this.#builder.table?.endCell();
      }
    }
    this.#builder.endTable();
  }
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

/** What is fenced begins a line below its fence. */
function isFenced(node: Extract<Nodes, { type: 'code' }>): boolean {
  const lines = node.value.split('\n').length;
  return (node.position?.end.line ?? 0) - lineOf(node) + 1 > lines;
}
