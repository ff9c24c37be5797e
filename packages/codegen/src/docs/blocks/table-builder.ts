import type { Row, Table } from './block.ts';

/** How wide a table is at most; a page of people has ten columns, and a span may say any number. */
const columnLimit = 40;
const rowSpanLimit = 200;
const rowLimit = 10_000;

interface Cell {
  text: string;
  readonly isHead: boolean;
  readonly columns: number;
  readonly rows: number;
}

/** How many columns and rows a cell covers. */
export interface Span {
  readonly isHead: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/** Collects the cells of one table and writes its spans out. */
export class TableBuilder {
  readonly #line: number;
  readonly #rows: { readonly cells: Cell[]; readonly line: number }[] = [];
  #isOpen = false;

  constructor(line: number) {
    this.#line = line;
  }

  startRow(line: number): void {
    if (this.#rows.length >= rowLimit) throw new RangeError(`A table has more than ${rowLimit} rows.`);
    this.#rows.push({ cells: [], line });
    this.#isOpen = false;
  }

  startCell({ isHead, columns = 1, rows = 1 }: Span, line: number): void {
    if (this.#rows.length === 0) this.startRow(line);
    this.#rows.at(-1)?.cells.push({
      text: '',
      isHead,
      columns: Math.min(Math.max(columns || 1, 1), columnLimit),
      rows: Math.min(Math.max(rows || 1, 1), rowSpanLimit),
    });
    this.#isOpen = true;
  }

  endCell(): void {
    this.#isOpen = false;
  }

  /** Text between cells is none of the table. */
  text(value: string): void {
    const cell = this.#rows.at(-1)?.cells.at(-1);
    if (cell && this.#isOpen) cell.text += value;
  }

  /** The table; its head is the last of the leading rows of head cells, else the first row. */
  build(): Table | undefined {
    const filled = this.#rows.filter(({ cells }) => cells.length > 0);
    const headRows = filled.findIndex(({ cells }) => !cells.every(({ isHead }) => isHead));
    const heads = headRows < 0 ? filled.length : Math.max(headRows, 1);
    const rows = expand(filled);
    const head = rows[heads - 1];
    if (!head) return undefined;
    return { kind: 'table', head: head.cells, rows: rows.slice(heads), line: this.#line };
  }
}

function expand(rows: readonly { readonly cells: readonly Cell[]; readonly line: number }[]): Row[] {
  /** By column, what reaches down from above. */
  const hanging = new Map<number, { text: string; left: number }>();
  return rows.map(({ cells, line }) => {
    const texts: string[] = [];
    const takeHanging = (): void => {
      for (let above = hanging.get(texts.length); above; above = hanging.get(texts.length)) {
        above.left -= 1;
        if (above.left === 0) hanging.delete(texts.length);
        texts.push(above.text);
      }
    };
    for (const cell of cells) {
      takeHanging();
      const text = foldCell(cell.text);
      for (let i = 0; i < cell.columns && texts.length < columnLimit; i += 1) {
        if (cell.rows > 1) hanging.set(texts.length, { text, left: cell.rows - 1 });
        texts.push(text);
      }
    }
    takeHanging();
    return { cells: texts, line };
  });
}

/** Lines of a cell stay apart, as each may be a rule of its own. */
function foldCell(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
