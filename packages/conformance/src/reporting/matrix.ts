import { caseGroups } from './case-group.ts';
import { type Counts, countCases, totalOf } from './counts.ts';
import type { ReportedCase } from './report.ts';

/** One line of the matrix: an operation of a provider, or the sum of all. */
export interface MatrixRow {
  readonly provider: string;
  readonly operation: string;
  /** In the order of `columns`. */
  readonly cells: readonly Counts[];
}

/** What the columns are called: the groups, and the sum of them. */
export const columns: readonly string[] = [...caseGroups, 'all'];

/** The matrix: a row for each operation of each provider, then the sum. A case of several runs counts as its worst. */
export function matrixOf(cases: readonly ReportedCase[]): readonly MatrixRow[] {
  const groups = Map.groupBy(cases, ({ provider, operation }) => `${provider} ${operation}`);
  const rows = [...groups.values()].map((group) => ({
    provider: group[0]?.provider ?? '',
    operation: group[0]?.operation ?? '',
    cells: cellsOf(group),
  }));
  return [...rows, { provider: 'all', operation: '', cells: cellsOf(cases) }];
}

/** Draws the matrix in aligned columns. `paint` colours a cell by what it counts. */
export function drawMatrix(rows: readonly MatrixRow[], paint: (text: string, cell: Counts) => string): string {
  const head = ['provider', 'operation', ...columns];
  const texts = rows.map((row) => [row.provider, row.operation, ...row.cells.map(cellText)]);
  const widths = head.map((title, at) => Math.max(title.length, ...texts.map((line) => line[at]?.length ?? 0)));
  const pad = (text: string, at: number): string =>
    at < 2 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0);
  const lines = rows.map((row, index) =>
    (texts[index] ?? []).map((text, at) => {
      const cell = row.cells[at - 2];
      return cell ? paint(pad(text, at), cell) : pad(text, at);
    }),
  );
  return [head.map(pad), widths.map((width) => '-'.repeat(width)), ...lines].map((line) => line.join('  ')).join('\n');
}

/** `12/12`, or a dash where there is no case. Known failures count with what passed; what is not supported does not. */
function cellText(counts: Counts): string {
  const total = totalOf(counts);
  return total === 0 ? '-' : `${counts.passed + counts['known-failing']}/${total}`;
}

function cellsOf(cases: readonly ReportedCase[]): Counts[] {
  return [...caseGroups.map((name) => countCases(cases.filter(({ group }) => group === name))), countCases(cases)];
}
