import { sampleMarkers } from '../samples/sample-markers.ts';
import { scanObject } from '../samples/scan-object.ts';
import type { Block } from './block.ts';
import { BlockBuilder } from './block-builder.ts';
import { isGluedHead } from './glued-head.ts';
import type { PageBlocks } from './page-blocks.ts';
import { readListing } from './read-listing.ts';
import { readMarkdownBlocks } from './read-markdown-blocks.ts';

/** How many objects, and how many lines of one, are looked for: pages of people have five, of fifty lines. */
const objectLimit = 200;
const objectLines = 1000;

const markers = sampleMarkers.map(({ pattern }) => new RegExp(pattern.source));
/** Where code is handed over in a longer line, it is no sample that people wrote. */
const longestLine = 10_000;

/** A table of people has fifty rows; of one that is endless the rest is read as lines. */
const rowLimit = 2000;
const pipes = /^\s*\|.{0,20000}\|\s*$/;

/** A row begins with a name and its type in one word; a bullet and a word of prose go on with the row above. */
const goesOn = /^(?:[•*-] |[A-Z][a-z]+[:,]? )/;

/** The blocks of a page as a browser shows it: what stood side by side has run together. */
export function readTextBlocks(text: string): PageBlocks {
  return { blocks: new TextReader(text).read(), hasPassword: false };
}

class TextReader {
  readonly #builder = new BlockBuilder();
  readonly #lines: string[];
  #index = 0;
  #objects = 0;

  constructor(text: string) {
    this.#lines = text.split(/\r\n?|\n/);
  }

  read(): readonly Block[] {
    while (this.#index < this.#lines.length) this.#readNext();
    return this.#builder.blocks;
  }

  get #line(): string {
    return this.#lines[this.#index] ?? '';
  }

  #readNext(): void {
    if (pipes.test(this.#line)) this.#readPipes();
    else if (isGluedHead(this.#line)) this.#readGluedRows();
    else if (!this.#readListing() && !this.#readObject()) this.#readLine();
  }

  #readLine(): void {
    this.#builder.text(this.#line, this.#index + 1);
    this.#builder.endLine();
    this.#index += 1;
  }

  /** A table that kept its Markdown. */
  #readPipes(): void {
    const first = this.#index;
    while (pipes.test(this.#line) && this.#index < first + rowLimit) this.#index += 1;
    const { blocks } = readMarkdownBlocks(this.#lines.slice(first, this.#index).join('\n'));
    const moved = blocks.map((block): Block => {
      if (block.kind !== 'table') return { ...block, line: block.line + first };
      const rows = block.rows.map((row) => ({ ...row, line: row.line + first }));
      return { ...block, rows, line: block.line + first };
    });
    for (const block of moved) this.#builder.push(block);
  }

  /** A table whose cells ran together: each line is a row, to the first empty one. */
  #readGluedRows(): void {
    const line = this.#index + 1;
    const head = [this.#line.trim()];
    const rows: { cells: string[]; line: number }[] = [];
    for (this.#index += 1; this.#line.trim() !== '' && rows.length < rowLimit; this.#index += 1) {
      const text = this.#line.trim();
      const above = goesOn.test(text) ? rows.at(-1) : undefined;
      if (above) above.cells = [`${above.cells[0] ?? ''}\n${text}`];
      else rows.push({ cells: [text], line: this.#index + 1 });
    }
    this.#builder.push({ kind: 'table', head, rows, line });
  }

  /** A listing that is shown with the numbers of its lines. */
  #readListing(): boolean {
    const found = readListing(this.#lines, this.#index);
    if (!found) return false;
    this.#builder.push({ kind: 'code', text: found.text, line: this.#index + 1 });
    this.#index = found.next;
    return true;
  }

  /** An object that begins a line, or that code hands over; what follows its end is a line of its own. */
  #readObject(): boolean {
    const start = this.#objects < objectLimit ? objectStart(this.#line) : undefined;
    if (start === undefined) return false;
    this.#objects += 1;
    const rest = this.#lines.slice(this.#index, this.#index + objectLines).join('\n');
    const literal = scanObject(rest, start);
    if (!literal) return false;
    this.#builder.push({ kind: 'code', text: rest.slice(0, literal.end), line: this.#index + 1 });
    const read = rest.slice(0, literal.end).split('\n').length - 1;
    this.#index += read;
    this.#lines[this.#index] = rest.slice(literal.end).split('\n')[0] ?? '';
    return true;
  }
}

function objectStart(line: string): number | undefined {
  if (/^\s*\{/.test(line)) return line.indexOf('{');
  if (!line.includes('{') || line.length > longestLine) return undefined;
  const marker = markers.map((pattern) => pattern.exec(line)).find((found) => found);
  return marker ? marker.index + marker[0].length - 1 : undefined;
}
