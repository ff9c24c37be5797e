import { styleText } from 'node:util';
import type { ContractTable, TableRow } from './contract-table.ts';

/** What is sure looks sure, what is assumed stands out. */
const colours = {
  recorded: 'green',
  documented: 'green',
  digest: 'cyan',
  observed: 'blue',
  assumed: 'yellow',
} as const satisfies Readonly<Record<TableRow['evidence'], string>>;

/** Gives a text a colour, or weight. */
export type Paint = (style: 'bold' | 'red' | (typeof colours)[TableRow['evidence']], text: string) => string;

const titles = ['row', 'class', 'retry', 'billable', 'evidence', 'cases', 'when'] as const;

/** Longest condition that is shown whole. */
const longest = 90;

/** A contract as a table for the terminal, its problems below it. */
export function drawContract({ provider, rows, problems }: ContractTable, paint: Paint = styleText): string {
  const cells = rows.map((row) => [
    row.id,
    row.class,
    row.retry,
    row.billable,
    row.evidence,
    String(row.cases),
    row.when.length > longest ? `${row.when.slice(0, longest)}...` : row.when,
  ]);
  const widths = titles.map((title, at) => Math.max(title.length, ...cells.map((line) => line[at]?.length ?? 0)));
  const line = (parts: readonly string[]): string =>
    parts.map((part, at) => part.padEnd(at === parts.length - 1 ? 0 : (widths[at] ?? 0))).join('  ');
  const drawn = rows.map((row, at) => {
    const text = line(cells[at] ?? []);
    return row.cases === 0
      ? paint('red', text)
      : text.replace(row.evidence, paint(colours[row.evidence], row.evidence));
  });
  const unexecuted = rows.filter(({ cases }) => cases === 0).map(({ id }) => `${id}: no case executes it`);
  const wrong = problems.map(({ row = 'contract', message, witness }) =>
    [`${row}: ${message}`, ...(witness === undefined ? [] : [`as in ${JSON.stringify(witness)}`])].join(', '),
  );
  const verdict = problems.length === 0 ? ['Every failure is meant by one row, and by which is decided.'] : [...wrong];
  return [paint('bold', provider), line([...titles]), ...drawn, ...unexecuted, ...verdict].join('\n');
}
