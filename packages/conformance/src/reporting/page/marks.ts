import type { Counts } from '../counts.ts';
import type { ResultState } from '../report.ts';
import { type Html, html } from './html.ts';

/** A state in words, as the page says it. */
export const stateWords: Readonly<Record<ResultState, string>> = {
  passed: 'passed',
  failed: 'failed',
  'known-failing': 'known to fail',
  'not-supported': 'not supported',
};

/** The shapes of the states, once a page: a state is told by shape and word, never by colour alone. */
export const markShapes: Html = html`<svg class="shapes" aria-hidden="true">
<symbol id="mark-passed" viewBox="0 0 12 12"><path d="M2 6.4 4.8 9.2 10 3.2" /></symbol>
<symbol id="mark-failed" viewBox="0 0 12 12"><path d="M2.8 2.8 9.2 9.2M9.2 2.8 2.8 9.2" /></symbol>
<symbol id="mark-known-failing" viewBox="0 0 12 12"><path d="M6 1.8 10.8 10.2H1.2ZM6 5v2.2M6 8.6v.2" /></symbol>
<symbol id="mark-not-supported" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.2" /></symbol>
<symbol id="mark-missing" viewBox="0 0 12 12"><path d="M6 1 11 6 6 11 1 6ZM6 3.6v3M6 8v.2" /></symbol>
</svg>`;

/** The shape of a state; the word has to stand beside it, if only for readers of the screen. */
export function mark(state: ResultState | 'missing'): Html {
  return html`<svg class="mark" aria-hidden="true"><use href="#mark-${state}" /></svg>`;
}

/** Text that is there for a screen reader alone. */
export function spoken(text: string): Html {
  return html`<span class="spoken">${text}</span>`;
}

/** The state that a number of cases stands for: the worst that is among them. */
export function worstOf(counts: Counts): ResultState | undefined {
  const order = ['failed', 'not-supported', 'known-failing', 'passed'] as const;
  return order.find((state) => counts[state] > 0);
}

/** A number as people write it: `12,345`. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** A number with its noun. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Milliseconds as people say them: `3.2 s`, `2 min 52 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
