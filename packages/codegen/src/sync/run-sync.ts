/** `limner-codegen sync`: reads the docs pages, says what they say otherwise, and keeps what a machine can keep. */
import { join } from 'node:path';
import { readFixtures } from '../load/read-fixtures.ts';
import { listProviders, readProvider, readProviderFile } from '../load/read-provider.ts';
import { isFolder } from '../load/saved-page.ts';
import { parseProviderSpec } from '../parse/parse-provider-spec.ts';
import { writeFiles } from '../write/write-files.ts';
import { fetchAll, findSaved } from './find-sources.ts';
import type { PageSource } from './page-source.ts';
import { lockName, parseLock } from './parse-lock.ts';
import { printReport } from './print-report.ts';
import { reportJson } from './report-json.ts';
import { syncProvider } from './sync-provider.ts';
import { hasNews, isOpen, type ProviderReport } from './sync-report.ts';

/** What to synchronise, and how. */
export interface SyncOptions {
  /** Ids of providers; empty for all. */
  readonly providers: readonly string[];
  readonly specs: string;
  /** A folder of saved pages; without one, pages are fetched. */
  readonly from?: string | undefined;
  /** Cases of the conformance suite; a folder that is not there has none. */
  readonly fixtures: string;
  /** Write nothing, and say by the exit code whether there is anything new. */
  readonly check: boolean;
  /** One document for machines in place of lines for people. */
  readonly json: boolean;
  /** Date of the run, as 2026-11-21. */
  readonly today: string;
  readonly print: (line: string) => void;
}

/** Exit code: 0 all well, 1 a person has to look (with `check`: anything is new), 2 what was asked for is not there. */
export async function runSync(options: SyncOptions): Promise<number> {
  const { specs, providers, from, check, json, print } = options;
  const known = listProviders({ specs, clients: '' });
  const problem = whyUsage(options, known);
  if (problem !== undefined) {
    print(problem);
    return 2;
  }
  const reports: ProviderReport[] = [];
  for (const id of providers.length > 0 ? providers : known) reports.push(await syncOne(id, options));
  if (from !== undefined && reports.every(foundNothing)) {
    print(
      `${from} holds no page of ${reports.map(({ provider }) => provider).join(', ')}: see --help for their names.`,
    );
    return 2;
  }
  if (!check) for (const { provider, files } of reports) writeFiles({ folder: join(specs, provider), files });
  if (json) print(reportJson(reports));
  else printReport(reports, { check, print });
  return reports.some(check ? hasNews : isOpen) ? 1 : 0;
}

function whyUsage({ specs, providers, from }: SyncOptions, known: readonly string[]): string | undefined {
  if (known.length === 0) return `There are no specs in ${specs}. Give their folder by --specs.`;
  const unknown = providers.filter((id) => !known.includes(id));
  if (unknown.length > 0) return `There is no provider ${unknown.join(', ')} in ${specs}. Known: ${known.join(', ')}.`;
  return from === undefined || isFolder(from) ? undefined : `There is no folder ${from} to read saved pages from.`;
}

/** A spec at fault is told by its diagnostics, and is no folder without pages. */
function foundNothing({ pages, diagnostics }: ProviderReport): boolean {
  return diagnostics.length === 0 && pages.every(({ outcome }) => outcome === 'not-given');
}

async function syncOne(id: string, options: SyncOptions): Promise<ProviderReport> {
  const { specs, from, fixtures, today } = options;
  const raw = readProvider(id, { specs, clients: '' });
  const lock = readProviderFile(id, lockName, { specs });
  const spec = parseProviderSpec(raw).value?.spec;
  const none: ReadonlyMap<string, PageSource> = new Map();
  const found = spec && (from === undefined ? await fetchAll(spec, parseLock(lock).value) : findSaved(spec, from));
  return syncProvider({ raw, lock, sources: found ?? none, fixtures: readFixtures(fixtures, id), today });
}
