import type { TraceLine } from '../../wire/trace.ts';
import { stateOf } from '../counts.ts';
import type { Report, ReportedCase, ReportedResult } from '../report.ts';
import { traceText } from '../trace-text.ts';
import { anchorOf } from './anchor.ts';
import { evidenceBadge } from './evidence.ts';
import { type Html, html } from './html.ts';
import { count, counted, mark, spoken } from './marks.ts';

/** Bounds of what the page tells of a failure; everything is in report.json. */
const most = { problems: 20, lines: 120, length: 600 };

/** Characters of HTML that all failures may take, and that those with their traces may. */
const room = { all: 500_000, withTraces: 300_000 };

/** Each case that failed: what was wrong, in which runs, and the trace of what went over the wire. */
export function failuresSection(report: Report): Html {
  const failed = report.cases.filter((found) => stateOf(found) === 'failed');
  const told = fitting(failed, report);
  const more = failed.length - told.length;
  return html`<section id="failures" aria-labelledby="failures-title"><h2 id="failures-title">Failures</h2>
${
  failed.length === 0
    ? html`<p class="lead">${mark('passed')} None.</p>`
    : html`<p class="lead">What came out, what was expected, and what went over the wire.</p>`
}
${told}
${more > 0 && html`<p class="lead">And ${count(more)} more, in report.json.</p>`}
</section>`;
}

/** As many failures as there is room for, with their traces as far as there is. */
function fitting(failed: readonly ReportedCase[], { runs }: Report): readonly Html[] {
  const told: Html[] = [];
  let taken = 0;
  for (const found of failed) {
    const isAlone = runs.length === 1;
    const whole = failure(found, { isAlone, withTrace: true });
    const fits = taken + whole.text.length <= room.withTraces;
    const article = fits ? whole : failure(found, { isAlone, withTrace: false });
    taken += article.text.length;
    if (taken > room.all) break;
    told.push(article);
  }
  return told;
}

interface Telling {
  /** There is but one run, which need not be named. */
  readonly isAlone: boolean;
  readonly withTrace: boolean;
}

function failure(found: ReportedCase, telling: Telling): Html {
  const groups = sameResults(found);
  return html`<article class="failure" id="${anchorOf(found.name)}">
<h3>${mark('failed')}${spoken('failed: ')}<a href="#${anchorOf(found.name)}"><code>${found.name}</code></a></h3>
<p>${found.title}</p>
<p class="facts">${evidenceBadge(found.evidence)} <span>${found.source}</span> <span><code>${found.file}</code></span>${
    found.fault !== undefined && html` <span>fault ${found.fault}</span>`
  }${found.row !== undefined && html` <span>error row ${found.row}</span>`}</p>
${groups.map((group) => outcome(found, { ...group, ...telling }))}</article>`;
}

interface SameResults {
  readonly runs: readonly string[];
  readonly result: ReportedResult;
}

/** Runs that failed with the same words are told once, with the trace of the first. */
function sameResults({ results }: ReportedCase): readonly SameResults[] {
  const failed = Object.entries(results).filter(([, { state }]) => state === 'failed');
  return [...Map.groupBy(failed, ([, { problems }]) => problems.join('\n')).values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ runs: group.map(([id]) => id), result: first[1] }] : [];
  });
}

function outcome(found: ReportedCase, { runs, result, isAlone, withTrace }: SameResults & Telling): Html {
  const played = Object.keys(found.results).length;
  const where = runs.length === played && runs.length > 1 ? `in all ${runs.length} runs` : `in ${runs.join(', ')}`;
  const more = result.problems.length - most.problems;
  return html`<div class="outcome">${!isAlone && html`<p class="where">${where}</p>`}
<ul class="problems">${result.problems.slice(0, most.problems).map((line) => html`<li>${cut(line)}</li>`)}${
    more > 0 && html`<li>and ${count(more)} more, in report.json</li>`
  }</ul>${
    withTrace
      ? trace(result.trace ?? [], { name: found.name, run: runs[0] ?? '' })
      : html`<p class="where">Its trace is in report.json.</p>`
  }</div>`;
}

function trace(lines: readonly TraceLine[], of: { readonly name: string; readonly run: string }): Html | false {
  const { name, run } = of;
  if (lines.length === 0) return false;
  const more = lines.length - most.lines;
  const text = lines.slice(0, most.lines).map((line) => traceLine(line));
  return html`<details class="trace"><summary>Trace <span class="of">${counted(lines.length, 'line')}, ${run}</span></summary>
<pre tabindex="0" role="region" aria-label="Trace of ${name} in ${run}"><code>${text}</code></pre>${
    more > 0 && html`<p class="lead">And ${count(more)} more lines, in report.json.</p>`
  }</details>`;
}

function traceLine(line: TraceLine): Html {
  return html`<span class="${line.direction}">${cut(traceText(line))}</span>
`;
}

function cut(text: string): string {
  return text.length > most.length ? `${text.slice(0, most.length)}... (${count(text.length)} characters)` : text;
}
