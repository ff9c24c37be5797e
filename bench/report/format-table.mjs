/** A table as text: the first and the last column to the left, the others to the right. */
export function formatTable({ title, columns, rows, notes = [] }) {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index].length)));
  const line = (row) => row.map((cell, index) => pad(cell, { width: widths[index], index, row })).join('  ');
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const [head, ...body] = cells.map((row) => line(row).trimEnd());
  return ['', title, '', head, rule, ...body, ...notes.map((note) => `  * ${note}`)].join('\n');
}

function pad(cell, { width, index, row }) {
  return index === 0 || index === row.length - 1 ? cell.padEnd(width) : cell.padStart(width);
}
