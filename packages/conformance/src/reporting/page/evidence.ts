import type { ReportedCase } from '../report.ts';
import { type Html, html } from './html.ts';
import { spoken } from './marks.ts';

/** How a case is known, from the best to the least, with the letter that stands for it and what it means. */
export const evidenceKinds = [
  { name: 'recorded', letter: 'R', means: 'seen on the wire by the suite itself, and replayed' },
  { name: 'documented', letter: 'D', means: "stated by the provider's own page" },
  { name: 'digest', letter: 'G', means: "told by a summary of the provider's pages" },
  { name: 'observed', letter: 'O', means: 'seen by somebody else, or of a client in general' },
  { name: 'assumed', letter: 'A', means: 'nobody has seen it; the careful guess' },
] as const satisfies readonly { name: ReportedCase['evidence']; letter: string; means: string }[];

/** The letter of a kind of evidence, in its colour; the word is there for a screen reader. */
export function evidenceBadge(name: ReportedCase['evidence']): Html {
  const letter = evidenceKinds.find((kind) => kind.name === name)?.letter;
  return html`<span class="evidence ${name}"><span aria-hidden="true">${letter}</span>${spoken(` ${name}`)}</span>`;
}

/** The best evidence among cases: what a claim rests on. */
export function bestEvidence(cases: readonly ReportedCase[]): ReportedCase['evidence'] | undefined {
  return evidenceKinds.find(({ name }) => cases.some(({ evidence }) => evidence === name))?.name;
}
