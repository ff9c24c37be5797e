import { countCases } from '../counts.ts';
import type { Report } from '../report.ts';
import { countsCell } from './counts-cell.ts';
import { type Html, html } from './html.ts';

/** The count of cases of each class of fault, by client; nothing where no case names a class. */
export function faultsSection({ cases }: Report): Html | false {
  const faulty = cases.filter(({ fault }) => fault !== undefined);
  if (faulty.length === 0) return false;
  const classes = [...Map.groupBy(faulty, ({ fault }) => fault ?? '')].sort(([one], [other]) =>
    one.localeCompare(other, 'en', { numeric: true }),
  );
  const clients = [...new Set(cases.map(({ provider }) => provider))];
  return html`<section id="faults" aria-labelledby="faults-title"><h2 id="faults-title">Faults</h2>
<p class="lead">What the wire did to each client, by class: how many cases, and whether all hold in every run.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Cases by class of fault"><table class="matrix">
<caption class="spoken">Cases of each class of fault, by client</caption>
<thead><tr><th scope="col">class</th>${[...clients, 'all'].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${classes.map(
    ([name, own]) => html`<tr><th scope="row">${name}</th>
${clients.map((client) => countsCell(countCases(own.filter(({ provider }) => provider === client))))}${countsCell(countCases(own))}</tr>`,
  )}</tbody></table></div></section>`;
}
