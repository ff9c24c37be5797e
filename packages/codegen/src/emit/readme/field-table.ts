/** Fields as a table. */
import { code, firstParagraph, table, words } from '../markdown.ts';
import type { FieldRow } from './field-rows.ts';

/** Where a disputed field leads to: the heading of that section is a promise of `contradiction-section.ts`. */
const disputes = '[disputed](#where-the-documentation-contradicts-itself)';

/** What the fields are of: the input, the whole answer, or the answer where it comes as `body`. */
export type FieldsOf = 'input' | 'answer' | 'body';

const heads: Readonly<Record<FieldsOf, { name: string; required: string }>> = {
  input: { name: 'parameter', required: 'required' },
  answer: { name: 'field', required: 'always there' },
  body: { name: 'field of `body`', required: 'always there' },
};

/** A longer table is cut: nobody reads it, and documents from outside can have any number of fields. */
const mostRows = 150;

/** A table of fields, of few columns: pages are narrow, and meanings are what needs the room. */
export function fieldTable(of: FieldsOf, rows: readonly FieldRow[]): string {
  const { name, required } = heads[of];
  const shown = rows.slice(0, mostRows).map((row) => [nameCell(row, required), takes(row), meaning(row)]);
  const left = rows.length - shown.length;
  const text = table(
    [name, rows.some(hasDefault) ? "type, limits, provider's default" : 'type, limits', 'meaning'],
    shown,
  );
  return left === 0 ? text : `${text}\n\nThe types have ${left} more.`;
}

function hasDefault(row: FieldRow): boolean {
  return row.default !== undefined;
}

function nameCell({ path, required }: FieldRow, word: string): string {
  return required ? `${code(path)}<br>${word}` : code(path);
}

function takes({ type, limits, default: usual }: FieldRow): string {
  const parts = [code(type), limits].filter((part) => part !== '').join('; ');
  return usual === undefined ? parts : `${parts}<br>default ${code(usual)}`;
}

function meaning({ description, evidence, disputed, deprecated }: FieldRow): string {
  const parts = [
    deprecated ? '**Deprecated.**' : '',
    words(firstParagraph(description)),
    evidence ? `(${words(evidence)})` : '',
  ];
  return [...parts, disputed ? disputes : ''].filter((part) => part !== '').join(' ');
}
