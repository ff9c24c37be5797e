import type { Report, ReportedCase, StaleRecording } from '../report.ts';
import { evidenceBadge, evidenceKinds } from './evidence.ts';
import { type Html, html } from './html.ts';
import { count, counted } from './marks.ts';

/** How the cases are known: the legend, a count by client, and the recordings that are too old. */
export function evidenceSection({ cases, stale }: Report): Html {
  const clients = [...Map.groupBy(cases, ({ provider }) => provider)];
  return html`<section id="evidence" aria-labelledby="evidence-title">
<h2 id="evidence-title">Evidence</h2>
<p class="lead">How the cases are known. What is assumed is said to be, so that nobody takes it for a fact.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Cases by evidence"><table class="plain">
<caption class="spoken">Cases of each client, by how they are known</caption>
<thead><tr><th scope="col">evidence</th><th scope="col" class="words">means</th>${clients.map(
    ([name]) => html`<th scope="col">${name}</th>`,
  )}<th scope="col">all</th></tr></thead><tbody>${evidenceKinds.map(
    ({ name, means }) => html`<tr><th scope="row">${evidenceBadge(name)} <span aria-hidden="true">${name}</span></th>
<td class="words">${means}</td>${[...clients.map(([, own]) => own), cases].map((own) => cell(own, name))}</tr>`,
  )}</tbody></table></div>
${staleRecordings(stale)}
</section>`;
}

function cell(cases: readonly ReportedCase[], name: ReportedCase['evidence']): Html {
  const found = cases.filter(({ evidence }) => evidence === name).length;
  return html`<td${found === 0 && html` class="none"`}>${count(found)}</td>`;
}

function staleRecordings(stale: readonly StaleRecording[]): Html | false {
  if (stale.length === 0) return false;
  return html`<details class="block" id="stale" open><summary>${counted(stale.length, 'recording')} to be made again</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Old recordings"><table class="plain">
<caption class="spoken">Recordings that are older than they may be</caption>
<thead><tr><th scope="col">case</th><th scope="col">recorded</th><th scope="col">was due</th></tr></thead>
<tbody>${stale.map(
    ({ name, recordedAt, due }) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${recordedAt}</td><td>${due}</td></tr>`,
  )}</tbody></table></div></details>`;
}
