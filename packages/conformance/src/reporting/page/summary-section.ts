import { type Counts, countCases, resultStates, totalOf } from '../counts.ts';
import type { Report } from '../report.ts';
import { type Html, html } from './html.ts';
import { count, counted, duration, mark, stateWords } from './marks.ts';

/** The verdict in a sentence, what was played when, and how many cases ended in each state. */
export function summarySection(report: Report): Html {
  const counts = countCases(report.cases);
  return html`<section id="summary" aria-labelledby="verdict">
<h1 id="verdict" class="${isWell(report, counts) ? 'passed' : 'failed'}">${verdictOf(report, counts)}</h1>
<p class="facts"><span>${counted(report.cases.length, 'case')}</span> <span>${counted(report.runs.length, 'run')}</span>
<span>${counted(resultsIn(report), 'result')}</span> <span>${duration(report.milliseconds)}</span>
<time datetime="${report.startedAt}">${dateOf(report.startedAt)}</time></p>
<ul class="states">${(['passed', 'failed', 'known-failing', 'not-supported'] as const).map(
    (state) => html`<li class="${counts[state] > 0 ? state : 'none'}">
<span class="number">${mark(state)}${count(counts[state])}</span> <span class="word">${stateWords[state]}</span></li>`,
  )}</ul>
${bar(counts)}
</section>`;
}

function isWell({ coverage, cases }: Report, { failed }: Counts): boolean {
  return cases.length > 0 && failed === 0 && coverage.missing.length === 0 && coverage.unknownRows.length === 0;
}

function verdictOf(report: Report, counts: Counts): string {
  if (report.cases.length === 0) return 'No case was played';
  if (counts.failed > 0) return `${counted(counts.failed, 'case')} of ${count(totalOf(counts))} failed`;
  if (!isWell(report, counts)) return 'Every case holds, but some have still to be written';
  return totalOf(counts) === counts.passed ? 'Every case holds' : 'Every case holds that has to';
}

/** The share of each state, as wide as it is large; a state that is there at all can be seen. */
function bar(counts: Counts): Html {
  const total = totalOf(counts);
  const least = 4;
  const wide = resultStates.filter((state) => counts[state] > 0);
  const widths = wide.map((state) => Math.max(least, (counts[state] / total) * 1000));
  const sum = widths.reduce((all, width) => all + width, 0);
  const starts = widths.map((_, at) => widths.slice(0, at).reduce((all, width) => all + width, 0));
  return html`<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">${wide.map(
    (state, at) => html`<rect class="${state}" x="${((starts[at] ?? 0) / sum) * 1000}" y="0" height="8"
 width="${((widths[at] ?? 0) / sum) * 1000}"></rect>`,
  )}</svg>`;
}

function resultsIn({ cases }: Report): number {
  return cases.reduce((sum, { results }) => sum + Object.keys(results).length, 0);
}

function dateOf(iso: string): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Date(iso).toLocaleString('en-GB', format)} UTC`;
}
