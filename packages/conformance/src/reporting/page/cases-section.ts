import { caseGroups } from '../case-group.ts';
import type { Report } from '../report.ts';
import { caseIndex } from './case-index.ts';
import { evidenceKinds } from './evidence.ts';
import { type Html, html, scriptJson } from './html.ts';
import { count, stateWords } from './marks.ts';

/** The search over all cases. It needs the script of the page, which fills the list. */
export function casesSection(report: Report): Html {
  const providers = [...new Set(report.cases.map(({ provider }) => provider))];
  const same = (names: readonly string[]): readonly (readonly [string, string])[] => names.map((name) => [name, name]);
  return html`<section id="cases" aria-labelledby="cases-title"><h2 id="cases-title">All cases</h2>
<p class="lead">${count(report.cases.length)} cases. Words are looked for in names, titles, rows, fault classes and sources.</p>
<noscript><p class="lead">The search needs JavaScript; all cases stand in report.json beside this page.</p></noscript>
<form id="filter" role="search" aria-label="Cases" hidden>
<label class="search">Search <input type="search" id="words" autocomplete="off" spellcheck="false"
 placeholder="retry 503, row:rate-limited, fault:N2"></label>
${choice('client', same(providers))}
${choice('group', same(caseGroups))}
${choice('state', Object.entries(stateWords))}
${choice('evidence', same(evidenceKinds.map(({ name }) => name)))}
<button type="reset">Clear</button></form>
<p id="found" role="status"></p>
<ul id="list"></ul>
<button type="button" id="more" hidden>Show more</button>
<script type="application/json" id="index">${scriptJson(caseIndex(report))}</script>
</section>`;
}

function choice(name: string, options: readonly (readonly [value: string, text: string])[]): Html {
  return html`<label>${name} <select name="${name}"><option value="">any</option>${options.map(
    ([value, text]) => html`<option value="${value}">${text}</option>`,
  )}</select></label>`;
}
