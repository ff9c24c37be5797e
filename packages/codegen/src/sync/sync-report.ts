/** What a run found: everything that is printed, and the files that it would have. */
import type { Diagnostic, Location } from '../diagnostics.ts';
import type { Unread } from '../docs/page-facts.ts';
import type { PrintedFile } from '../print/print-files.ts';
import type { Change } from '../wire-diff/change.ts';
import type { JudgedFact } from './fact.ts';
import type { TouchedFixture } from './fixtures-touched.ts';
import type { SiblingContradiction } from './siblings.ts';

/** What came of one page. */
export interface PageReport {
  readonly id: string;
  readonly outcome: 'first-read' | 'changed' | 'unchanged' | 'not-given' | 'alarm';
  /** Name of the saved page, or `fetched`. */
  readonly capture?: string;
  readonly url?: string;
  /** Why nothing was read of it. */
  readonly alarm?: string;
  readonly changes: readonly Change[];
  /** Parts that could not be told apart, where the page was read. */
  readonly unread: readonly Unread[];
}

/** Where a page and the spec differ, and no entry of the ledger speaks about it. */
export interface Difference {
  readonly page: string;
  readonly place: string;
  /** `gone`: the page said so before, does not any more, and the spec still does. */
  readonly kind: 'differs' | 'gone';
  readonly says: unknown;
  readonly found?: unknown;
  readonly at?: Location;
}

/** A fact of a page, and where it stands. */
export interface StandingFact extends JudgedFact {
  readonly page: string;
  /** The entry of the ledger that speaks about it, where the spec does not say it. */
  readonly ledger?: Location;
}

/** A contradiction with the entry of the ledger about it. */
export interface DecidedContradiction extends SiblingContradiction {
  readonly ledger: Location;
}

/** Everything that is known of one provider after a run. */
export interface ProviderReport {
  readonly provider: string;
  readonly pages: readonly PageReport[];
  readonly facts: readonly StandingFact[];
  readonly differences: readonly Difference[];
  /** Sources that contradict each other, with no entry of the ledger about it. */
  readonly contradictions: readonly SiblingContradiction[];
  /** Contradictions that the ledger speaks about, and where it does. */
  readonly decided: readonly DecidedContradiction[];
  readonly fixtures: readonly TouchedFixture[];
  readonly diagnostics: readonly Diagnostic[];
  /** Files of the provider's folder that are to be written. */
  readonly files: readonly PrintedFile[];
}

/** True where somebody has something to look at that the last run did not settle. */
export function hasNews(report: ProviderReport): boolean {
  return isOpen(report) || report.files.length > 0 || report.pages.some(({ changes }) => changes.length > 0);
}

/** True where a person has to do something: an alarm, a difference, a contradiction, a spec at fault. */
export function isOpen({ pages, differences, contradictions, diagnostics }: ProviderReport): boolean {
  const alarms = pages.filter(({ outcome }) => outcome === 'alarm');
  return [alarms, differences, contradictions, diagnostics].some((list) => list.length > 0);
}
