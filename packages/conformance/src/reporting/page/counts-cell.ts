import { type Counts, totalOf } from '../counts.ts';
import type { ResultState } from '../report.ts';
import { type Html, html } from './html.ts';
import { count, mark, spoken, stateWords, worstOf } from './marks.ts';

/** Where a cell leads, where not everything passed. */
const targets: Readonly<Record<Exclude<ResultState, 'passed'>, string>> = {
  failed: '#failures',
  'known-failing': '#known-failing',
  'not-supported': '#not-supported',
};

/** How many cases, where all hold; else how many are in the worst state, and a link to the reasons. */
export function countsCell(counts: Counts): Html {
  const state = worstOf(counts);
  if (state === undefined) return html`<td class="none">${spoken('none')}<span aria-hidden="true">·</span></td>`;
  const total = count(totalOf(counts));
  if (state === 'passed') return html`<td class="passed">${mark('passed')}${total}${spoken(' passed')}</td>`;
  const shown = html`${mark(state)}${count(counts[state])}${spoken(` ${stateWords[state]} of ${total}`)}`;
  return html`<td class="${state}"><a href="${targets[state]}">${shown}</a></td>`;
}
