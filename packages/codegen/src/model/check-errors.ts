/** Proves that an error contract is total and that every row can be reached. */
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { asArray, asObject, type Json } from '../json.ts';
import { locate } from '../parse/origin.ts';
import { type ErrorRowSpec, list, matchErrorRow } from './match-error-row.ts';

/** Checks the rows; `raw` is the parsed provider.yaml, for places, and `operations` the known ids. */
export function checkErrors(rows: readonly ErrorRowSpec[], raw: Json, operations: ReadonlySet<string>): Diagnostic[] {
  const nodes = asArray(asObject(raw).errors);
  const ids = new Set<string>();
  const diagnostics = rows.flatMap((row, index) => {
    const node = asObject(nodes[index]);
    const isLast = index === rows.length - 1;
    const problems = [...checkTotal({ row, node, isLast }), ...checkExample(rows, row, node)];
    for (const id of list(row.when.operation ?? [])) {
      if (!operations.has(id))
        problems.push(diagnostic('operation-unknown', locate(node, 'when'), `There is no operation ${id}.`));
    }
    if (ids.has(row.id))
      problems.push(diagnostic('errors-duplicate-row', locate(node, 'id'), `Two rows are called ${row.id}.`));
    ids.add(row.id);
    return problems;
  });
  return diagnostics;
}

function checkTotal({ row, node, isLast }: { row: ErrorRowSpec; node: Json; isLast: boolean }): Diagnostic[] {
  const isCatchAll = Object.keys(row.when).length === 0;
  if (isCatchAll === isLast) return [];
  const message = isLast
    ? `The last row, ${row.id}, has conditions: an unknown failure would reach no row.`
    : `The row ${row.id} matches everything: the rows after it can never be reached.`;
  return [diagnostic('errors-not-total', locate(node, 'when'), message)];
}

function checkExample(rows: readonly ErrorRowSpec[], row: ErrorRowSpec, node: Json): Diagnostic[] {
  if (!row.example) return [diagnostic('errors-example-missing', locate(node), `The row ${row.id} has no example.`)];
  const reached = matchErrorRow(rows, row.example);
  if (reached?.id === row.id) return [];
  const message = `The example of ${row.id} reaches ${reached ? reached.id : 'no row'}.`;
  return [diagnostic('errors-example-misses', locate(node, 'example'), message)];
}
