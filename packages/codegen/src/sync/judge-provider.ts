/** Holds all pages of a provider against its spec, its ledger and each other. */
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import type { RawProvider } from '../load/read-provider.ts';
import { isCoveredBy, type JudgedFact } from './fact.ts';
import { judgePage } from './judge-page.ts';
import { type Cover, coverOf, idleCovers, readLedger } from './ledger.ts';
import type { LockedFacts } from './lock.ts';
import type { PageState } from './read-source.ts';
import { compareSiblings, type SiblingContradiction } from './siblings.ts';
import { specSourcesOf } from './spec-sources.ts';
import { operationsOf, type SpecSources } from './spec-view.ts';
import type { Difference, ProviderReport, StandingFact } from './sync-report.ts';

/** What the spec and the ledger have to say about the pages. */
export interface Judgement
  extends Pick<ProviderReport, 'facts' | 'differences' | 'contradictions' | 'decided' | 'diagnostics'> {
  /** The pages, without those gone facts that the spec does not say any more either. */
  readonly states: readonly PageState[];
}

/** Judges what is known of each page, whether it was read now or before. */
export function judgeProvider(raw: RawProvider, states: readonly PageState[]): Judgement {
  const sources = specSourcesOf(raw);
  const ledger = readLedger(raw);
  if (!sources.value) {
    const { diagnostics } = sources;
    return { states, facts: [], differences: [], contradictions: [], decided: [], diagnostics };
  }
  const judge = judgeOf(sources.value);
  const pages = states.map((state) => judgeState(state, judge));
  const disputes = [...pages.flatMap(ownContradictions), ...siblingsOf(states)];
  const open = [...pages.flatMap(({ statements }) => statements), ...disputes.flatMap(statementsOf)];
  return {
    states: pages.map(({ state }) => state),
    facts: pages.flatMap(({ state, facts }) => facts.map((fact) => standing(fact, state.page.id, ledger))),
    differences: pages.flatMap(({ state, differences }) =>
      differences.filter(({ place }) => !coverOf(ledger, state.page.id, place)),
    ),
    contradictions: disputes.filter((one) => !entryAbout(ledger, one)),
    decided: disputes.flatMap((one) => {
      const entry = entryAbout(ledger, one);
      return entry ? [{ ...one, ledger: entry.at }] : [];
    }),
    diagnostics: [...sources.diagnostics, ...unknownPages(ledger, states), ...idleCovers(known(ledger, states), open)],
  };
}

type Judge = (state: PageState, facts: LockedFacts) => JudgedFact[];

function judgeOf(sources: SpecSources): Judge {
  const operations = operationsOf(sources);
  return ({ page }, facts) => {
    const operation = operations.find(({ id }) => id === page.operation);
    return operation ? judgePage(sources, { facts, operation }) : [];
  };
}

interface JudgedPage {
  readonly state: PageState;
  readonly facts: readonly JudgedFact[];
  readonly differences: readonly Difference[];
  /** Everything on it that the spec does not say, as the ledger would name it. */
  readonly statements: readonly string[];
}

function judgeState(state: PageState, judge: Judge): JudgedPage {
  const { page, entry } = state;
  if (!entry?.facts) return { state, facts: [], differences: [], statements: [] };
  const facts = judge(state, entry.facts);
  const missing = facts.filter(({ stands }) => !stands);
  const { gone: before = [], ...rest } = entry;
  const places = new Set(facts.map(({ place }) => place));
  const gone = before.map((said) => ({
    said,
    facts: judge(state, said).filter(({ stands, place }) => stands && !places.has(place)),
  }));
  const left = gone.filter((one) => one.facts.length > 0);
  const differences = [
    ...outermost(missing).map((fact) => differenceOf(page.id, 'differs', fact)),
    ...outermost(left.flatMap((one) => one.facts)).map((fact) => differenceOf(page.id, 'gone', fact)),
  ];
  return {
    state: { ...state, entry: left.length > 0 ? { ...rest, gone: left.map(({ said }) => said) } : rest },
    facts,
    differences,
    statements: [...missing, ...left.flatMap((one) => one.facts)].map(({ place }) => `${page.id}/${place}`),
  };
}

/** What is said about a member that is not there is one difference, not one a keyword. */
function outermost(facts: readonly JudgedFact[]): JudgedFact[] {
  return facts.filter(({ place }) => !facts.some((one) => one.place !== place && isCoveredBy(place, one.place)));
}

function differenceOf(page: string, kind: Difference['kind'], fact: JudgedFact): Difference {
  const { place, says, found, at } = fact;
  return { page, place, kind, says, ...(found !== undefined && { found }), ...(at && { at }) };
}

function ownContradictions({ state: { page, contradictions } }: JudgedPage): SiblingContradiction[] {
  return contradictions.map(({ place, says }) => ({ sources: [{ statement: `${page.id}/${place}`, says }] }));
}

function siblingsOf(states: readonly PageState[]): SiblingContradiction[] {
  return compareSiblings(
    states.flatMap(({ page, entry }) =>
      entry?.facts ? [{ id: page.id, operation: page.operation, facts: entry.facts }] : [],
    ),
  );
}

function statementsOf({ sources }: SiblingContradiction): string[] {
  return sources.map(({ statement }) => statement);
}

function entryAbout(ledger: readonly Cover[], dispute: SiblingContradiction): Cover | undefined {
  const statements = statementsOf(dispute);
  return ledger.find(({ covers }) => statements.some((statement) => isCoveredBy(statement, covers)));
}

function standing(fact: JudgedFact, page: string, ledger: readonly Cover[]): StandingFact {
  const cover = fact.stands ? undefined : coverOf(ledger, page, fact.place);
  return { ...fact, page, ...(cover && { ledger: cover.at }) };
}

/** An entry about a page that nobody has read yet cannot be judged. */
function known(ledger: readonly Cover[], states: readonly PageState[]): Cover[] {
  const read = states.filter(({ entry }) => entry?.facts).map(({ page }) => page.id);
  return ledger.filter(({ covers }) => read.some((id) => covers.startsWith(`${id}/`)));
}

function unknownPages(ledger: readonly Cover[], states: readonly PageState[]): Diagnostic[] {
  return ledger
    .filter(({ covers }) => !states.some(({ page }) => covers.startsWith(`${page.id}/`)))
    .map(({ covers, at }) => diagnostic('ledger-idle', at, `${covers} begins with no id of a docs page.`));
}
