import type { OperationCoverage } from '../../completeness/coverage.ts';
import { countCases } from '../counts.ts';
import type { Report, ReportedCase } from '../report.ts';
import { bestEvidence, evidenceBadge } from './evidence.ts';
import { type Html, html } from './html.ts';
import { count, counted, mark, spoken, worstOf } from './marks.ts';
import { ranges } from './ranges.ts';

/** What each operation has to prove, and how many cases prove it: status, error row, fault class. */
export function coverageSection(report: Report): Html {
  const { missing, unknownRows, providers } = report.coverage;
  return html`<section id="coverage" aria-labelledby="coverage-title"><h2 id="coverage-title">Coverage</h2>
<p class="lead">Each documented status, each row of the error contract and each class of fault, by operation: how many
cases prove it, the letter of the best <a href="#evidence">evidence</a> among them, and a link to which they are.</p>
${gaps('Without a case', missing)}${gaps('Error rows that no contract has', unknownRows)}
${missing.length === 0 && html`<p class="whole">${mark('passed')} Nothing is without a case.</p>`}
${Object.entries(providers).map(([provider, operations]) => client(provider, operations, report))}
</section>`;
}

function gaps(title: string, lines: readonly string[]): Html | false {
  if (lines.length === 0) return false;
  return html`<div class="gaps"><h3>${mark('missing')}${title} <span class="of">${count(lines.length)}</span></h3>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`;
}

type Operations = Readonly<Record<string, OperationCoverage>>;

function client(provider: string, operations: Operations, report: Report): Html {
  const cases = new Map(
    report.cases.flatMap((found, at) => (found.provider === provider ? [[found.name, { ...found, at }] as const] : [])),
  );
  const names = Object.keys(operations);
  const blocks = [
    { title: 'Documented status', cells: statusesOf(operations) },
    { title: 'Row of the error contract', cells: rowsOf(operations) },
    { title: 'Class of fault', cells: faultsOf([...cases.values()]) },
  ];
  const parts = blocks.filter(({ cells }) => cells.size > 0);
  const told = parts.map(({ title, cells }) => {
    // What is asked of a task as a whole stands under its own name, beside the operations of the document.
    const columns = [...new Set([...names, ...[...cells.values()].flatMap((row) => [...row.keys()])])];
    return { title, cells, columns };
  });
  const columns = [...new Set(told.flatMap((block) => block.columns))];
  return html`<details class="block"><summary>${provider} <span class="of">${counted(names.length, 'operation')},
${told.map(({ title, cells }) => `${title.toLowerCase()}: ${cells.size}`).join(', ')}</span></summary>
<div class="scroll tall" tabindex="0" role="region" aria-label="Coverage of ${provider}"><table class="coverage">
<caption class="spoken">Cases of ${provider} by operation, that prove a status, an error row or a class of fault</caption>
<thead><tr><th scope="col">proves</th>${columns.map((name) => html`<th scope="col">${broken(name)}</th>`)}</tr></thead>
${told.map(
  ({ title, cells }) => html`<tbody><tr><th scope="rowgroup" colspan="${columns.length + 1}">${title}</th></tr>
${[...cells].map(
  ([name, row]) =>
    html`<tr><th scope="row">${name}</th>${columns.map((operation) =>
      cell({ label: `${operation}, ${name}`, proving: row.get(operation), cases }),
    )}</tr>`,
)}</tbody>`,
)}</table></div></details>`;
}

/** By what has to be proved, then by operation: the names of the cases that prove it. */
type Cells = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

function statusesOf(operations: Operations): Cells {
  const cells = turned(Object.entries(operations).map(([name, { statuses }]) => [name, Object.entries(statuses)]));
  return new Map([...cells].sort(([one], [other]) => one.localeCompare(other)));
}

function rowsOf(operations: Operations): Cells {
  return turned(Object.entries(operations).map(([name, { rows }]) => [name, Object.entries(rows)]));
}

function faultsOf(cases: readonly ReportedCase[]): Cells {
  const faulty = cases.filter(({ fault }) => fault !== undefined);
  const byOperation = [...Map.groupBy(faulty, ({ operation }) => operation)].map(([operation, own]) => {
    const classes = [...Map.groupBy(own, ({ fault }) => fault ?? '')];
    return [operation, classes.map(([name, proving]) => [name, proving.map((found) => found.name)] as const)] as const;
  });
  return new Map([...turned(byOperation)].sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true })));
}

/** From operation and claim to claim and operation: a claim is a line of the table. */
function turned(
  operations: readonly (readonly [operation: string, claims: readonly (readonly [string, readonly string[]])[]])[],
): Cells {
  const cells = new Map<string, Map<string, readonly string[]>>();
  for (const [operation, claims] of operations) {
    for (const [claim, names] of claims) {
      const row = cells.get(claim) ?? new Map<string, readonly string[]>();
      cells.set(claim, row.set(operation, names));
    }
  }
  return cells;
}

interface Cell {
  readonly label: string;
  /** Nothing where the claim is none of this operation. */
  readonly proving: readonly string[] | undefined;
  readonly cases: ReadonlyMap<string, ReportedCase & { readonly at: number }>;
}

function cell({ label, proving, cases }: Cell): Html {
  if (proving === undefined)
    return html`<td class="none">${spoken('does not apply')}<span aria-hidden="true">·</span></td>`;
  if (proving.length === 0) return html`<td class="missing">${mark('missing')}missing</td>`;
  // A part of the suite was played: the coverage still counts the whole.
  const played = proving.flatMap((name) => cases.get(name) ?? []);
  const state = worstOf(countCases(played));
  if (state === undefined) return html`<td class="none">${count(proving.length)} not played</td>`;
  const evidence = bestEvidence(played);
  return html`<td class="${state}"><a href="#cases" data-label="${label}" data-cases="${ranges(played.map(({ at }) => at))}">
${mark(state)}${count(played.length)}${spoken(' cases')}</a>${evidence && evidenceBadge(evidence)}</td>`;
}

/** A dotted name that may break at its dots. */
function broken(name: string): Html {
  const [first = '', ...rest] = name.split('.');
  return html`${first}${rest.map((part) => html`.<wbr>${part}`)}`;
}
