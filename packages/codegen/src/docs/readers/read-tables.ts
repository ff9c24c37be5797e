import type { Block, Row, Table } from '../blocks/block.ts';
import { columnOf, readGluedHead } from '../blocks/glued-head.ts';
import type { FieldFacts } from '../fields/field-facts.ts';
import type { RawField } from '../fields/raw-field.ts';
import { type FieldContext, readField } from '../fields/read-field.ts';
import type { PageParts } from './page-parts.ts';
import { readGluedRow } from './read-glued-row.ts';
import { SectionTracker } from './section-tracker.ts';

interface Found {
  readonly request: FieldFacts[];
  readonly response: FieldFacts[];
  readonly headers: { name: string; required: boolean }[];
  readonly errors: { status: number; title: string }[];
}

/** Reads the tables of a page: of fields, of header fields, of errors. A table of anything else is none. */
export function readTables(blocks: readonly Block[], context: FieldContext): PageParts {
  const found: Found = { request: [], response: [], headers: [], errors: [] };
  const tracker = new SectionTracker();
  for (const block of blocks) {
    if (block.kind === 'line') tracker.take(block);
    if (block.kind !== 'table') continue;
    const glued = block.head.length === 1 ? readGluedHead(block.head[0] ?? '') : undefined;
    const columns = glued ?? block.head.map(columnOf);
    if (columns[0] === 'header') readHeaders(block, columns, found, context);
    else if (columns.includes('name') && columns.some((column) => column === 'type' || column === 'required'))
      readFields(block, { columns, isGlued: glued !== undefined, section: tracker.section }, found, context);
    else if (columns[0] === 'status') readErrors(block, found);
  }
  return { ...found, answers: [] };
}

interface FieldTable {
  readonly columns: readonly (string | undefined)[];
  readonly isGlued: boolean;
  readonly section: string | undefined;
}

function readFields(
  table: Table,
  { columns, isGlued, section }: FieldTable,
  found: Found,
  context: FieldContext,
): void {
  const isRequest = section === 'request' || (section !== 'response' && columns.includes('required'));
  const fields = isRequest ? found.request : found.response;
  for (const row of table.rows) {
    const raw = isGlued ? readGluedRow(row, columns, context.unread) : rawField(row, columns);
    if ('why' in raw) context.unread.push({ line: row.line, text: row.cells.join(' ').slice(0, 200), why: raw.why });
    const field = 'why' in raw ? undefined : readField(raw, context);
    if (field) fields.push(field);
  }
}

function rawField(row: Row, columns: readonly (string | undefined)[]): RawField | { why: string } {
  const cell = (column: string): string | undefined => {
    const index = columns.indexOf(column);
    return index < 0 ? undefined : (row.cells[index] ?? '');
  };
  const name = cell('name') ?? '';
  if (name === '') return { why: 'The row has no name.' };
  const [type, required, values] = [cell('type'), cell('required'), cell('values')];
  const [byDefault, range] = [cell('default'), cell('range')];
  return {
    name,
    description: cell('description') ?? '',
    line: row.line,
    ...(type === undefined || type === '' ? {} : { type }),
    ...(required === undefined ? {} : { required }),
    ...(byDefault === undefined ? {} : { default: byDefault }),
    ...(range === undefined ? {} : { range }),
    ...(values === undefined || /^[-–—]?$/.test(values) ? {} : { values: values.split(/\s*[,|\n]\s*/) }),
  };
}

function readHeaders(
  table: Table,
  columns: readonly (string | undefined)[],
  found: Found,
  context: FieldContext,
): void {
  const required = columns.indexOf('required');
  for (const { cells, line } of table.rows) {
    const [name = ''] = cells;
    const told = (cells[required] ?? '').trim();
    const isName = /^[A-Za-z][\w-]*$/.test(name);
    const isTold = required < 0 || /^(yes|no|required|optional|true|false)$/i.test(told);
    if (!isName || !isTold)
      context.unread.push({
        line,
        text: cells.join(' | ').slice(0, 200),
        why: 'This is no header field, or not told whether it is required.',
      });
    else found.headers.push({ name, required: required < 0 || /^(yes|required|true)$/i.test(told) });
  }
}

function readErrors(table: Table, found: Found): void {
  for (const { cells } of table.rows) {
    const status = /^([1-5]\d\d)\b/.exec(cells[0] ?? '')?.[1];
    const title = (cells[0] ?? '').replace(/^[1-5]\d\d\W*/, '') || (cells[1] ?? '');
    if (status !== undefined) found.errors.push({ status: Number(status), title });
  }
}
