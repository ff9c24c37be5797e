import type { Row } from '../blocks/block.ts';
import type { RawField } from '../fields/raw-field.ts';
import { badge, beginsSentence, splitDefault, splitNameAndType } from '../fields/split-glued.ts';
import type { Unread } from '../page-facts.ts';

/** The columns that a glued row can be told apart by, in their order. */
const readable = ['name', 'type', 'required', 'default', 'description'];

/** A row of a table whose cells ran together, told apart by the words that its columns may hold. */
export function readGluedRow(
  row: Row,
  columns: readonly (string | undefined)[],
  unread: Unread[],
): RawField | { why: string } {
  const known = readable.filter((column) => columns.includes(column));
  if (known.join() !== columns.join() || columns[1] !== 'type')
    return { why: 'Tables with these columns are not told apart.' };
  const text = row.cells.join(' ');
  const hasBadge = columns.includes('required');
  const split = splitNameAndType(text, (rest) => (hasBadge ? badge.test(rest) : beginsSentence(rest)));
  if ('why' in split) return split;
  const { name, type } = split.parts;
  const required = hasBadge ? badge.exec(split.parts.rest)?.[0] : undefined;
  const rest = split.parts.rest.slice(required?.length ?? 0);
  const base = { name, type, line: row.line, ...(required === undefined ? {} : { required }) };
  if (!columns.includes('default')) return { ...base, description: rest };
  const parted = splitDefault(rest, type);
  if ('why' in parted) {
    unread.push({ line: row.line, text: `${name}: ${rest}`.slice(0, 200), why: parted.why });
    return { ...base, description: '' };
  }
  return { ...base, default: parted.parts.default, description: parted.parts.rest };
}
