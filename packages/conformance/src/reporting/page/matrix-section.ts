import { caseGroups } from '../case-group.ts';
import { countCases, resultStates } from '../counts.ts';
import { columns, matrixOf } from '../matrix.ts';
import type { Report, ReportedCase, ReportedRun } from '../report.ts';
import { countsCell } from './counts-cell.ts';
import { type Html, html } from './html.ts';
import { count, counted, duration, mark, stateWords } from './marks.ts';

const legend: Html = html`<ul class="legend">
<li class="passed">${mark('passed')}how many cases: all hold</li><li class="failed">${mark('failed')}how many failed</li>
<li class="known-failing">${mark('known-failing')}how many are known to fail</li>
<li class="not-supported">${mark('not-supported')}how many are not supported</li></ul>`;

/** The matrix: a card a client, a line a group of cases, a column a run; below it the operations. */
export function matrixSection(report: Report): Html {
  const clients = [...Map.groupBy(report.cases, ({ provider }) => provider)];
  return html`<section id="matrix" aria-labelledby="matrix-title">
<h2 id="matrix-title">Matrix</h2>
<p class="lead">Each client, by group of cases, on each Node and over each transport.</p>
${legend}
<div class="cards ${report.runs.length > 2 ? 'wide' : 'narrow'}">${clients.map(([provider, cases]) =>
    card(provider, { cases, runs: report.runs }),
  )}</div>
${operations(report)}${runsOf(report)}
</section>`;
}

function card(
  provider: string,
  { cases, runs }: { cases: readonly ReportedCase[]; runs: readonly ReportedRun[] },
): Html {
  const lines = caseGroups.flatMap((name) => {
    const own = cases.filter(({ group }) => group === name);
    return own.length === 0 ? [] : [line(name, own, runs)];
  });
  return html`<article class="card"><h3>${provider}</h3><p>${counted(cases.length, 'case')}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Matrix of ${provider}"><table class="matrix">
<caption class="spoken">Cases of ${provider} that hold, by group and run</caption>
${head(runs)}<tbody>${lines}</tbody><tfoot>${line('all', cases, runs)}</tfoot></table></div></article>`;
}

/** Two lines where Nodes stand together: the transport above (with the client where it is not ours), the Node below. */
function head(runs: readonly ReportedRun[]): Html {
  const groups = groupsOf(runs);
  const above = groups.map(([title, { length }]) => html`<th scope="colgroup" colspan="${length}">${title}</th>`);
  const below = groups.flatMap(([, group]) =>
    group.map(({ node }) => html`<th scope="col">${node.split('.')[0]}</th>`),
  );
  const spans = groups.map(([, { length }]) => html`<colgroup span="${length}"></colgroup>`);
  return html`<colgroup></colgroup>${spans}<thead><tr><th scope="row">transport</th>${above}</tr>
<tr><th scope="row">Node</th>${below}</tr></thead>`;
}

/** Runs of one client over one transport, in the order of the report. */
function groupsOf(runs: readonly ReportedRun[]): [title: string, runs: ReportedRun[]][] {
  const title = ({ client, transport }: ReportedRun): string =>
    client === 'limner' ? transport : `${client} ${transport}`;
  return [...Map.groupBy(runs, title)];
}

function line(name: string, cases: readonly ReportedCase[], runs: readonly ReportedRun[]): Html {
  const ordered = groupsOf(runs).flatMap(([, group]) => group);
  return html`<tr><th scope="row">${name}</th>${ordered.map(({ id }) => countsCell(countCases(cases, id)))}</tr>`;
}

/** Each run: what played the cases, how they ended, and how long it took. */
function runsOf({ runs, cases }: Report): Html {
  return html`<details class="block"><summary>Runs <span class="of">${counted(runs.length, 'run')}</span></summary>
<div class="scroll" tabindex="0" role="region" aria-label="Runs"><table class="plain">
<caption class="spoken">Runs, how their cases ended, and how long they took</caption>
<thead><tr><th scope="col">run</th><th scope="col">client</th><th scope="col">Node</th><th scope="col">transport</th>
${resultStates.map((state) => html`<th scope="col">${stateWords[state]}</th>`)}<th scope="col">time</th></tr></thead>
<tbody>${runs.map((run) => {
    const counts = countCases(cases, run.id);
    return html`<tr><th scope="row">${run.id}</th><td>${run.client}</td><td>${run.node}</td><td>${run.transport}</td>
${resultStates.map((state) => html`<td>${count(counts[state])}</td>`)}<td>${duration(run.milliseconds)}</td></tr>${
      run.notCompared &&
      html`<tr><td colspan="${5 + resultStates.length}">Of errors not compared, for the client does not know them: ${run.notCompared.join(', ')}.</td></tr>`
    }`;
  })}</tbody></table></div></details>`;
}

function operations({ cases }: Report): Html {
  const rows = matrixOf(cases);
  return html`<details class="block"><summary>By operation</summary>
<p class="lead">Over all runs: a case stands as its worst.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Matrix by operation"><table class="matrix">
<caption class="spoken">Cases of each operation, by group, over all runs</caption>
<thead><tr><th scope="col">client</th><th scope="col">operation</th>${columns.map(
    (name) => html`<th scope="col">${name}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ({ provider, operation, cells }) =>
      html`<tr><td class="name">${provider}</td><th scope="row">${operation || 'all'}</th>${cells.map(countsCell)}</tr>`,
  )}</tbody></table></div></details>`;
}
