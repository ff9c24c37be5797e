import type { ReportedCase } from './report.ts';

/** How many cases of a cell passed, of how many. */
export interface Cell {
  readonly passed: number;
  readonly total: number;
}

/** One line of the matrix: an operation of a provider, or the sum of all. */
export interface MatrixRow {
  readonly provider: string;
  readonly operation: string;
  /** In the order of `columns`. */
  readonly cells: readonly Cell[];
}

/** What the columns are called, and the kinds of cases that each counts; the last one counts all. */
export const columns: readonly { readonly title: string; readonly kinds: readonly ReportedCase['kind'][] }[] = [
  { title: 'shapes', kinds: ['success', 'contradiction'] },
  { title: 'errors', kinds: ['error'] },
  { title: 'validation', kinds: ['validation'] },
  { title: 'faults, tasks', kinds: ['fault', 'task'] },
  { title: 'all', kinds: ['success', 'contradiction', 'error', 'validation', 'fault', 'task'] },
];

/** The matrix of a run: a row for each operation of each provider, then the sum. */
export function matrixOf(cases: readonly ReportedCase[]): readonly MatrixRow[] {
  const groups = Map.groupBy(cases, ({ provider, operation }) => `${provider} ${operation}`);
  const rows = [...groups.values()].map((group) => ({
    provider: group[0]?.provider ?? '',
    operation: group[0]?.operation ?? '',
    cells: cellsOf(group),
  }));
  return [...rows, { provider: 'all', operation: '', cells: cellsOf(cases) }];
}

/** Draws the matrix in aligned columns. `paint` colours a cell that is all green, or not. */
export function drawMatrix(rows: readonly MatrixRow[], paint: (text: string, cell: Cell) => string): string {
  const head = ['provider', 'operation', ...columns.map(({ title }) => title)];
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

/** `12/12`, or a dash where there is no case. */
export function cellText({ passed, total }: Cell): string {
  return total === 0 ? '-' : `${passed}/${total}`;
}

function cellsOf(cases: readonly ReportedCase[]): Cell[] {
  return columns.map(({ kinds }) => {
    const counted = cases.filter(({ kind }) => kinds.includes(kind));
    return { total: counted.length, passed: counted.filter(({ state }) => state !== 'failed').length };
  });
}
