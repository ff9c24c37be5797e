import type { Block } from './block.ts';
import { TableBuilder } from './table-builder.ts';

/** Characters that show nothing; tab and newline are white space. */
const controls = /[\p{Cc}\p{Cf}]/gu;
const shown = (text: string): string => text.replace(controls, (character) => (/\s/.test(character) ? character : ''));

/** How many parts a page may have: pages of people come to a thousand, and each is looked at by many rules. */
const blockLimit = 50_000;
/** How much of a line is read: no fact takes more, and a list of values without end is none. */
const lineLimit = 20_000;
const pieceLimit = 500;

/** Collects the blocks of a page from what a parser meets, in its order. */
export class BlockBuilder {
  readonly #blocks: Block[] = [];
  #pieces: string[] = [''];
  #line = 1;
  #isEmpty = true;
  readonly #tables: TableBuilder[] = [];

  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  /** A block that is read already. */
  push(block: Block): void {
    if (this.#blocks.length >= blockLimit) throw new RangeError(`The page has more than ${blockLimit} parts.`);
    this.#blocks.push(block);
  }

  /** Text as it runs; `line` is where it begins. */
  text(value: string, line: number): void {
    const text = shown(value);
    const table = this.#tables.at(-1);
    if (table) table.text(text);
    else this.#add(text, line);
  }

  #add(text: string, line: number): void {
    if (this.#isEmpty) this.#line = line;
    if (text.trim() !== '') this.#isEmpty = false;
    this.#pieces.push(`${this.#pieces.pop() ?? ''}${text}`);
  }

  /** A border between texts that are marked up apart. */
  border(): void {
    if (this.#tables.length === 0) this.#pieces.push('');
  }

  /** Ends a line; of a heading, with its level. */
  endLine(level?: number): void {
    const table = this.#tables.at(-1);
    if (table) table.text('\n');
    else this.#addLine(level);
  }

  #addLine(level: number | undefined): void {
    const pieces = this.#pieces
      .slice(0, pieceLimit)
      .map(fold)
      .filter((piece) => piece !== '');
    const text = fold(this.#pieces.join(''));
    this.#pieces = [''];
    this.#isEmpty = true;
    if (pieces.length === 0) return;
    this.push({ kind: 'line', pieces, text, line: this.#line, ...(level === undefined ? {} : { level }) });
  }

  /** A listing; inside a table it is text of the cell. */
  code(value: string, line: number): void {
    if (this.#tables.length > 0) this.text(value, line);
    else this.endLine();
    const text = shown(value);
    if (this.#tables.length === 0 && text.trim() !== '') this.push({ kind: 'code', text, line });
  }

  /** Begins a table; one inside a cell is text of that cell. */
  startTable(line: number): void {
    if (this.#tables.length === 0) this.endLine();
    this.#tables.push(new TableBuilder(line));
  }

  /** The table that is open, for its rows and cells. */
  get table(): TableBuilder | undefined {
    return this.#tables.at(-1);
  }

  /** Ends the innermost table. */
  endTable(): void {
    const ended = this.#tables.pop();
    const outer = this.#tables.at(-1);
    if (!ended) return;
    const table = ended.build();
    if (outer) for (const { cells } of table?.rows ?? []) outer.text(`${cells.join(' ')}\n`);
    else if (table) this.push(table);
  }
}

/** White space counts once. */
function fold(text: string): string {
  return text.slice(0, lineLimit).replace(/\s+/g, ' ').trim();
}
