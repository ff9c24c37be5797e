/** Brings together what the pages of a provider say, what was read before, and what its spec says. */
import { type Diagnostic, hasErrors } from '../diagnostics.ts';
import type { RawProvider, SourceFile } from '../load/read-provider.ts';
import { parseProviderSpec } from '../parse/parse-provider-spec.ts';
import type { PrintedFile } from '../print/print-files.ts';
import { capturedFiles, withCaptured } from './captured-files.ts';
import { fixturesTouched } from './fixtures-touched.ts';
import { goneFacts } from './gone-facts.ts';
import { judgeProvider } from './judge-provider.ts';
import type { DocsLock, LockedFacts } from './lock.ts';
import type { PageSource } from './page-source.ts';
import { lockName, parseLock, printLock } from './parse-lock.ts';
import { type PageState, readSource } from './read-source.ts';
import type { PageReport, ProviderReport } from './sync-report.ts';

/** Everything that a provider is synchronised from. */
export interface SyncInput {
  readonly raw: RawProvider;
  /** The lock as it stands, undefined before the first run. */
  readonly lock: SourceFile | undefined;
  /** What came of looking for each page, by its docs id. */
  readonly sources: ReadonlyMap<string, PageSource>;
  /** Cases of the conformance suite. */
  readonly fixtures: readonly SourceFile[];
  /** Date of the run, as 2026-11-21. */
  readonly today: string;
}

/** Pure: the files it returns are for the caller to write. With a spec or a lock at fault there are none. */
export function syncProvider(input: SyncInput): ProviderReport {
  const { raw } = input;
  const spec = parseProviderSpec(raw);
  const lock = parseLock(input.lock);
  const diagnostics: Diagnostic[] = [...spec.diagnostics, ...lock.diagnostics];
  if (!spec.value || hasErrors(diagnostics)) return emptyReport(raw.id, diagnostics);
  const states = spec.value.spec.docs.map((page) =>
    readSource({
      page,
      source: input.sources.get(page.id) ?? { kind: 'absent' },
      locked: lock.value.pages[page.id],
      today: input.today,
    }),
  );
  const captured = capturedFiles(raw, states);
  const judged = judgeProvider(withCaptured(raw, captured), states.map(withGone));
  const files = [...captured, ...lockFiles(judged.states, input)];
  const { facts, differences, contradictions, decided } = judged;
  const fixtures = states.flatMap((state) => touched(state, input.fixtures));
  return {
    provider: raw.id,
    pages: states.map(reportOf),
    facts,
    differences,
    contradictions,
    decided,
    fixtures,
    diagnostics: judged.diagnostics,
    files,
  };
}

function emptyReport(provider: string, diagnostics: readonly Diagnostic[]): ProviderReport {
  return {
    provider,
    pages: [],
    facts: [],
    differences: [],
    contradictions: [],
    decided: [],
    fixtures: [],
    diagnostics,
    files: [],
  };
}

/** Adds to what a page does not say any more what it has stopped saying now. */
function withGone(state: PageState): PageState {
  const { entry, before, source } = state;
  if (!entry?.facts) return state;
  const now: LockedFacts = entry.facts;
  const known = [...(entry.gone ?? []), ...(source.kind === 'text' && before ? [before] : [])];
  const gone = known.flatMap((facts) => goneFacts(facts, now) ?? []);
  const { gone: _gone, ...rest } = entry;
  return { ...state, entry: gone.length > 0 ? { ...rest, gone } : rest };
}

function lockFiles(states: readonly PageState[], { lock }: SyncInput): PrintedFile[] {
  const pages = states.flatMap(({ page, entry }) => (entry ? [[page.id, entry] as const] : []));
  if (pages.length === 0) return [];
  const next: DocsLock = { version: 1, pages: Object.fromEntries(pages) };
  const text = printLock(next);
  return text === lock?.text ? [] : [{ path: lockName, text }];
}

function touched(
  { page, before, entry, outcome }: PageState,
  files: readonly SourceFile[],
): ProviderReport['fixtures'] {
  if (outcome !== 'changed' || !before || !entry?.facts) return [];
  return fixturesTouched(files, { id: page.id, before, after: entry.facts });
}

function reportOf({ page, outcome, source, alarm, changes, unread }: PageState): PageReport {
  return {
    id: page.id,
    outcome,
    ...(source.kind === 'text' && { capture: source.capture }),
    ...(page.url !== undefined && { url: page.url }),
    ...(alarm !== undefined && { alarm }),
    changes,
    unread,
  };
}
