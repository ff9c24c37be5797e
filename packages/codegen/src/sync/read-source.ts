/** One page of a provider: what is read of it, beside what was read before. */
import { createHash } from 'node:crypto';
import { canonicalText } from '../docs/canonical-text.ts';
import type { PageFacts, Unread } from '../docs/page-facts.ts';
import { readPage } from '../docs/read-page.ts';
import type { ProviderSpec } from '../parse/provider-spec.ts';
import type { Change } from '../wire-diff/change.ts';
import { changeOf } from '../wire-diff/change-of.ts';
import { compareFacts } from './compare-facts.ts';
import { factsOf } from './facts-of.ts';
import type { LockedFacts, LockedPage, Statement } from './lock.ts';
import { pageContradictions } from './page-contradictions.ts';
import type { PageSource, PageText } from './page-source.ts';
import { sameMeaning } from './same-meaning.ts';

/** A page that provider.yaml names. */
export type DocsPage = ProviderSpec['docs'][number];

/** What is known of a page after looking for it. */
export interface PageState {
  readonly page: DocsPage;
  readonly outcome: 'first-read' | 'changed' | 'unchanged' | 'not-given' | 'alarm';
  readonly source: PageSource;
  readonly alarm?: string;
  /** What the lock has to hold of it; nothing where it was never read. */
  readonly entry?: LockedPage;
  readonly before?: LockedFacts;
  readonly document?: PageFacts['document'];
  readonly contradictions: readonly Statement[];
  readonly changes: readonly Change[];
  readonly unread: readonly Unread[];
}

/** What is needed beside the page itself. */
export interface ReadOptions {
  readonly page: DocsPage;
  readonly source: PageSource;
  readonly locked: LockedPage | undefined;
  /** Date of the run, as 2026-11-21. */
  readonly today: string;
}

/** Reads a page; of one that cannot be read everything stays as it was. */
export function readSource(options: ReadOptions): PageState {
  const { page, source, locked } = options;
  const kept = {
    page,
    source,
    ...(locked && { entry: locked }),
    contradictions: locked?.contradictions ?? [],
    changes: [],
    unread: [],
  };
  if (source.kind === 'alarm') return { ...kept, outcome: 'alarm', alarm: source.alarm };
  if (source.kind === 'absent') return { ...kept, outcome: 'not-given' };
  if (source.kind === 'unchanged') return { ...kept, outcome: 'unchanged' };
  const reading = readPage({ text: source.text, format: source.format, reader: page.reader });
  if ('alarm' in reading) return { ...kept, outcome: 'alarm', alarm: reading.alarm };
  if (page.reader === 'prose') return { ...kept, ...readProse(source, options) };
  return { page, source, ...readFacts(reading.facts, source, options) };
}

function entryOf(source: PageText, { page, today }: ReadOptions): LockedPage {
  const hash = createHash('sha256').update(canonicalText(source.text, source.format)).digest('hex');
  return {
    ...(page.url !== undefined && { url: page.url }),
    read: today,
    capture: source.capture,
    hash: `sha256-${hash}`,
    ...(source.etag !== undefined && { etag: source.etag }),
    ...(source.lastModified !== undefined && { lastModified: source.lastModified }),
  };
}

/** A page without facts is watched by its words. */
function readProse(source: PageText, options: ReadOptions): Pick<PageState, 'outcome' | 'changes' | 'entry'> {
  const { locked } = options;
  const entry = entryOf(source, options);
  if (!locked) return { outcome: 'first-read', changes: [], entry };
  if (locked.hash === entry.hash) return { outcome: 'unchanged', changes: [], entry: locked };
  const { operation } = options.page;
  return { outcome: 'changed', changes: [changeOf('page-text-changed', { operation, place: '' })], entry };
}

type Reading = Omit<PageState, 'page' | 'source'>;

function readFacts(facts: PageFacts, source: PageText, options: ReadOptions): Reading {
  const { page, locked } = options;
  const now = factsOf(facts);
  const contradictions = pageContradictions(facts);
  const unread = facts.unread.map(({ text, why }) => ({ text, why }));
  const entry: LockedPage = {
    ...entryOf(source, options),
    facts: now,
    ...(unread.length > 0 && { unread }),
    ...(contradictions.length > 0 && { contradictions }),
  };
  const read = { contradictions, unread: facts.unread, ...(facts.document && { document: facts.document }) };
  const before = locked?.facts;
  if (!before) return { ...read, outcome: 'first-read', changes: [], entry };
  const changes = [
    ...compareFacts({ before, after: now, operation: page.operation }),
    ...compareUnread(locked.unread ?? [], unread),
  ];
  const isSame = changes.length === 0 && sameMeaning(locked.contradictions ?? [], contradictions);
  if (isSame) return { ...read, outcome: 'unchanged', changes, entry: locked, before };
  return { ...read, outcome: 'changed', changes, entry, before };
}

type Cell = Pick<Unread, 'text' | 'why'>;

/** A part that was a fact and cannot be read any more is news, and so is one that now can. */
function compareUnread(before: readonly Cell[], after: readonly Cell[]): Change[] {
  const missing = (from: readonly Cell[], list: readonly Cell[]): Cell[] =>
    list.filter((cell) => !from.some((one) => sameMeaning(one, cell)));
  const place = '/unread';
  return [
    ...missing(before, after).map(({ text }) => changeOf('page-part-became-unreadable', { place, after: text })),
    ...missing(after, before).map(({ text }) => changeOf('page-part-became-readable', { place, before: text })),
  ];
}
