/** Fields as a table. */
import { code, firstParagraph, table, words } from '../markdown.ts';
import type { FieldRow } from './field-rows.ts';

interface Column {
  readonly head: string;
  readonly cell: (row: FieldRow) => string;
}

/** Where a disputed field leads to: the heading of that section is a promise of `contradiction-section.ts`. */
const disputes = '[disputed](#where-the-documentation-contradicts-itself)';

const columns = (required: string): readonly Column[] => [
  { head: 'type', cell: ({ type }) => code(type) },
  { head: required, cell: (row) => (row.required ? 'yes' : '') },
  { head: 'limits', cell: ({ limits }) => limits },
  { head: "provider's default", cell: (row) => (row.default === undefined ? '' : code(row.default)) },
  { head: 'meaning', cell: meaning },
];

/** What the fields are of: the input, the whole answer, or the answer where it comes as `body`. */
export type FieldsOf = 'input' | 'answer' | 'body';

const heads: Readonly<Record<FieldsOf, { name: string; required: string }>> = {
  input: { name: 'parameter', required: 'required' },
  answer: { name: 'field', required: 'always there' },
  body: { name: 'field of `body`', required: 'always there' },
};

/** A longer table is cut: nobody reads it, and documents from outside can have any number of fields. */
const mostRows = 150;

/** A table of fields; columns in which nothing stands are left out. */
export function fieldTable(of: FieldsOf, rows: readonly FieldRow[]): string {
  const { name, required } = heads[of];
  const used = columns(required).filter(({ cell }) => rows.some((row) => cell(row) !== ''));
  const shown = rows.slice(0, mostRows).map((row) => [code(row.path), ...used.map(({ cell }) => cell(row))]);
  const left = rows.length - shown.length;
  const text = table([name, ...used.map(({ head }) => head)], shown);
  return left === 0 ? text : `${text}\n\nThe types have ${left} more.`;
}

function meaning({ description, evidence, disputed, deprecated }: FieldRow): string {
  const parts = [
    deprecated ? '**Deprecated.**' : '',
    words(firstParagraph(description)),
    evidence ? `(${words(evidence)})` : '',
  ];
  return [...parts, disputed ? disputes : ''].filter((part) => part !== '').join(' ');
}
