import type { Report, ReportedCase, ReportedResult } from '../report.ts';
import { type Html, html } from './html.ts';
import { counted, mark } from './marks.ts';

/** Most names told of one reason; the rest is found by the search. */
const shown = 30;

/** Which state is told here, and in which words. */
interface Told {
  readonly state: 'known-failing' | 'not-supported';
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly below?: Html | false;
}

/** What is known to fail and until when. */
export function knownSection(report: Report): Html {
  return reasonsSection(report, {
    state: 'known-failing',
    title: 'Known failures',
    lead: 'Played all the same: one that passes, or is past its day, turns the suite red.',
    none: 'Nothing is known to fail.',
  });
}

/** What the client cannot be asked, with the reason that it gave. */
export function unsupportedSection(report: Report): Html {
  const lacking = report.runs.flatMap(({ id, notCompared }) =>
    notCompared ? [html`<li>${id}: of errors ${notCompared.join(', ')}</li>`] : [],
  );
  const below = lacking.length > 0 && html`<h3>Not compared, for the client does not know it</h3><ul>${lacking}</ul>`;
  return reasonsSection(report, {
    below,
    state: 'not-supported',
    title: 'Not supported',
    lead: 'The client under test cannot be asked this. It counts neither as passed nor as failed.',
    none: 'Every client could be asked everything.',
  });
}

interface Reason {
  readonly reason: string;
  readonly expires: string | undefined;
  /** Ids of the runs, by the name of the case. */
  readonly cases: Map<string, string[]>;
}

function reasonsSection(report: Report, { state, title, lead, none, below }: Told): Html {
  const reasons = reasonsOf(report.cases, state);
  const rows = reasons.map((reason) => row(reason, { runs: report.runs, state }));
  return html`<section id="${state}" aria-labelledby="${state}-title"><h2 id="${state}-title">${title}</h2>
${
  rows.length === 0
    ? html`<p class="lead">${mark('passed')} ${none}</p>`
    : html`<p class="lead">${lead}</p><ul class="reasons ${state}">${rows}</ul>`
}${below}</section>`;
}

/** Cases of one reason and one last day stand together, over all runs. */
function reasonsOf(cases: readonly ReportedCase[], state: ReportedResult['state']): readonly Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { name, results } of cases) {
    for (const [run, result] of Object.entries(results)) {
      if (result.state !== state) continue;
      const key = JSON.stringify([result.reason, result.expires]);
      const known = reasons.get(key) ?? { reason: result.reason ?? '', expires: result.expires, cases: new Map() };
      known.cases.set(name, [...(known.cases.get(name) ?? []), run]);
      reasons.set(key, known);
    }
  }
  return [...reasons.values()];
}

function row({ reason, expires, cases }: Reason, { runs, state }: Pick<Report, 'runs'> & Pick<Told, 'state'>): Html {
  const ids = new Set([...cases.values()].flat());
  const where =
    ids.size === runs.length ? 'in every run' : `in ${runs.flatMap(({ id }) => (ids.has(id) ? id : [])).join(', ')}`;
  const endless = state === 'known-failing' && 'without an end';
  const lastDay = expires === undefined ? endless : html`until <time datetime="${expires}">${expires}</time>`;
  const names = [...cases.keys()];
  return html`<li><details><summary>${reason || 'no reason was given'}</summary>
<ul class="names">${names.slice(0, shown).map((name) => html`<li><code>${name}</code></li>`)}${
    names.length > shown && html`<li>and ${names.length - shown} more: look for them below</li>`
  }</ul></details>
<p class="facts"><span>${counted(cases.size, 'case')}</span> <span>${where}</span>
${lastDay && html`<span>${lastDay}</span>`}</p></li>`;
}
