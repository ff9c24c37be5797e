/** Shows changes: a line for each to people, a stable document to programs. */
import { printable } from '../diagnostics.ts';
import type { Change } from './change.ts';

/** Longer values are cut in text; the document has them whole. */
const longest = 80;

/** A line a change: level, rule, position, operation, place, and what stood and stands there. */
export function printChanges(changes: readonly Change[]): string {
  const rows = changes.map(({ level, rule, position, operation, place }) => [
    level,
    rule,
    position,
    printable(operation ?? '-'),
    printable(place === '' ? '/' : place),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return changes
    .map((change, index) => {
      const columns = (rows[index] ?? []).map((text, column) => text.padEnd(widths[column] ?? 0));
      return `${[...columns, valuesOf(change)].join('  ').trimEnd()}\n`;
    })
    .join('');
}

/** The changes as JSON, members and changes always in the same order. */
export function changesAsJson(changes: readonly Change[]): string {
  const members = changes.map(({ rule, position, operation, place, before, after, level }) => ({
    rule,
    level,
    position,
    operation,
    place,
    before,
    after,
  }));
  return `${JSON.stringify(members, undefined, 2)}\n`;
}

/** What stood there and stands there now, in a line. */
export function valuesOf({ before, after }: Pick<Change, 'before' | 'after'>): string {
  if (before === undefined && after === undefined) return '';
  if (before === undefined) return `+ ${shown(after)}`;
  return after === undefined ? `- ${shown(before)}` : `${shown(before)} -> ${shown(after)}`;
}

function shown(value: unknown): string {
  const characters = [...(JSON.stringify(value) ?? '')];
  const isLong = characters.length > longest;
  return printable(isLong ? `${characters.slice(0, longest - 1).join('')}…` : characters.join(''));
}
