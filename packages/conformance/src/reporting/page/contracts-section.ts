import type { ContractTable, TableRow } from '../../contract/contract-table.ts';
import { countCases } from '../counts.ts';
import type { Report, ReportedCase } from '../report.ts';
import { countsCell } from './counts-cell.ts';
import { evidenceBadge, evidenceKinds } from './evidence.ts';
import { type Html, html } from './html.ts';
import { counted, mark } from './marks.ts';

/** The error contract of each client, row by row: what a failure means, how that is known, how many cases execute it. */
export function contractsSection({ contracts, cases }: Report): Html | false {
  if (contracts.length === 0) return false;
  return html`<section id="contracts" aria-labelledby="contracts-title"><h2 id="contracts-title">Error contracts</h2>
<p class="lead">What each failure means, how that is known, and how many cases bring it about through the client. The first
row that matches is meant.</p>${contracts.map((contract) => table(contract, cases))}</section>`;
}

function table({ provider, rows, problems }: ContractTable, cases: readonly ReportedCase[]): Html {
  const own = Map.groupBy(
    cases.filter((found) => found.provider === provider),
    ({ row }) => row,
  );
  return html`<details class="block"><summary>${provider} <span class="of">${counted(rows.length, 'row')}:
${summed(rows)}</span></summary>
${problems.length > 0 && html`<p class="gaps">${mark('missing')}${counted(problems.length, 'problem')}: run the command contract.</p>`}
<div class="scroll tall" tabindex="0" role="region" aria-label="Error contract of ${provider}"><table class="coverage">
<caption class="spoken">Rows of the error contract of ${provider}</caption>
<thead><tr><th scope="col">row</th><th scope="col">cases</th><th scope="col" class="words">when</th>
<th scope="col" class="words">means</th><th scope="col" class="short">sent again</th><th scope="col" class="short">billed</th>
<th scope="col" class="words">known</th></tr></thead><tbody>${rows.map((row) => line(row, own.get(row.id) ?? []))}</tbody></table></div>
</details>`;
}

function line(row: TableRow, cases: readonly ReportedCase[]): Html {
  const played =
    row.cases === 0 ? html`<td class="missing">${mark('missing')}missing</td>` : countsCell(countCases(cases));
  return html`<tr><th scope="row">${row.id}</th>${played}<td class="words">${row.when}</td>
<td class="words">${row.class}, ${row.category}</td><td class="short">${row.retry}</td><td class="short">${row.billable}</td>
<td class="words known">${evidenceBadge(row.evidence)} ${row.source}</td></tr>`;
}

/** How many rows are known in which way, from the best to the least. */
function summed(rows: readonly TableRow[]): string {
  const counts = evidenceKinds.map(
    ({ name }) => [name, rows.filter(({ evidence }) => evidence === name).length] as const,
  );
  return counts.flatMap(([name, found]) => (found === 0 ? [] : [`${found} ${name}`])).join(', ');
}
