/** Every fact of the docs pages stands in the spec or in the ledger, and the locks are what readers read. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasNews, type ProviderReport } from '../src/sync/sync-report.ts';
import { factsTable } from './facts-table.ts';
import { committedLocks, syncCommitted } from './sync-committed.ts';

const pages = resolve(import.meta.dirname, '../src/docs/testing/pages');

/** Everything that a person would have to look at. */
function open({ provider, pages: read, differences, contradictions, diagnostics, files }: ProviderReport): unknown {
  const changes = read.flatMap((page) => page.changes);
  const alarms = read.flatMap(({ alarm }) => alarm ?? []);
  return { provider, alarms, changes, differences, contradictions, diagnostics, files };
}

const nothing = { alarms: [], changes: [], differences: [], contradictions: [], diagnostics: [], files: [] };

describe('the committed specs', () => {
  const reports = syncCommitted();

  it('say, or leave aside by a decision, every fact of the locks', () => {
    expect(reports.map(open)).toEqual(reports.map(({ provider }) => ({ provider, ...nothing })));
    const facts = reports.flatMap((report) => report.facts);
    expect(facts.length).toBeGreaterThan(200);
    expect(facts.filter(({ stands, ledger }) => !stands && !ledger)).toEqual([]);
  });

  it('are shown fact by fact: pnpm --filter @limner/codegen facts writes it', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../../docs/page-facts.md'), 'utf8');
    expect(page).toBe(factsTable(reports, committedLocks()));
  });
});

/** A provider whose pages were read since has facts that the saved pages do not have. */
function isAsFirstRead({ provider }: ProviderReport): boolean {
  const pages = Object.values(committedLocks().get(provider)?.pages ?? {});
  return pages.every(({ read }) => read === '2026-11-21');
}

describe('the committed locks', () => {
  for (const [format, count] of [
    ['', 5],
    ['html', 4],
    ['markdown', 4],
  ] as const) {
    it(`are what is read of pages of the same facts, ${format || 'as they were saved'}`, () => {
      const reports = syncCommitted(resolve(pages, format));
      const read = reports.flatMap((report) => report.pages).filter(({ capture }) => capture !== undefined);
      expect(read).toHaveLength(count);
      expect(reports.filter(isAsFirstRead).filter(hasNews).map(open)).toEqual([]);
    });
  }
});
