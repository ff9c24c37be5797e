import { type FaultClass, faultClasses, faultClassIds } from '../../cases/fault-classes.ts';
import { countCases } from '../counts.ts';
import type { Report } from '../report.ts';
import { countsCell } from './counts-cell.ts';
import { type Html, html } from './html.ts';
import { count, mark, spoken } from './marks.ts';

/** Each class of faults in words, and how many cases put each client through it; nothing where no case names a class. */
export function faultsSection(report: Report): Html | false {
  const faulty = report.cases.filter(({ fault }) => fault !== undefined);
  if (faulty.length === 0) return false;
  const clients = [...new Set(report.cases.map(({ provider }) => provider))];
  return html`<section id="faults" aria-labelledby="faults-title"><h2 id="faults-title">Faults</h2>
<p class="lead">What can go wrong on the wire, by class: how many cases put each client through it, and whether all hold in
every run.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Cases by class of faults"><table class="matrix">
<caption class="spoken">Cases of each class of faults, by client</caption>
<thead><tr><th scope="col">class</th><th scope="col" class="words">what goes wrong</th>${[...clients, 'all'].map(
    (name) => html`<th scope="col">${name}</th>`,
  )}</tr></thead>
<tbody>${faultClassIds.map((id) => {
    const own = faulty.filter(({ fault }) => fault === id);
    return html`<tr><th scope="row">${id}</th><td class="words">${faultClasses[id]}</td>
${clients.map((client) => {
  const played = own.filter(({ provider }) => provider === client);
  return played.length === 0 ? emptyCell(report, { client, id }) : countsCell(countCases(played));
})}${countsCell(countCases(own))}</tr>`;
  })}</tbody></table></div></section>`;
}

/** Where no case was played: one is missing, or was left out of this run, or the class is none of this client. */
function emptyCell({ coverage }: Report, { client, id }: { readonly client: string; readonly id: FaultClass }): Html {
  const isMissing = coverage.missing.some((line) => line.startsWith(client) && line.split(/\W+/).includes(id));
  if (isMissing) return html`<td class="missing">${mark('missing')}missing</td>`;
  const planned = coverage.faults[client]?.[id] ?? 0;
  if (planned > 0) return html`<td class="none">${count(planned)} not played</td>`;
  return html`<td class="none">${spoken('does not apply')}<span aria-hidden="true">·</span></td>`;
}
