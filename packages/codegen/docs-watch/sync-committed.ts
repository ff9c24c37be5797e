/** What the committed locks and specs say of each other, without any page at hand. */
import { join } from 'node:path';
import { listProviders, readProvider, readProviderFile } from '../src/load/read-provider.ts';
import { parseProviderSpec } from '../src/parse/parse-provider-spec.ts';
import { findSaved } from '../src/sync/find-sources.ts';
import type { DocsLock } from '../src/sync/lock.ts';
import { lockName, parseLock } from '../src/sync/parse-lock.ts';
import { syncProvider } from '../src/sync/sync-provider.ts';
import type { ProviderReport } from '../src/sync/sync-report.ts';

const specs = join(import.meta.dirname, '../../../specs');

/** A report of each provider; `pages` is a folder of saved pages, without which the locks alone are judged. */
export function syncCommitted(pages?: string): ProviderReport[] {
  return listProviders({ specs, clients: '' }).map((id) => {
    const raw = readProvider(id, { specs, clients: '' });
    const spec = parseProviderSpec(raw).value?.spec;
    const sources = spec && pages !== undefined ? findSaved(spec, pages) : new Map();
    const lock = readProviderFile(id, lockName, { specs });
    return syncProvider({ raw, lock, sources, fixtures: [], today: '2026-11-21' });
  });
}

/** The committed locks, by their providers. */
export function committedLocks(): ReadonlyMap<string, DocsLock> {
  const ids = listProviders({ specs, clients: '' });
  return new Map(ids.map((id) => [id, parseLock(readProviderFile(id, lockName, { specs })).value]));
}
