/** Looks for the pages of a provider: in a folder of saved ones, or where provider.yaml says that they are. */
import { formatOf } from '../docs/format-of.ts';
import { fetchPage } from '../load/fetch-page.ts';
import { findSavedPage } from '../load/saved-page.ts';
import type { ProviderSpec } from '../parse/provider-spec.ts';
import type { DocsLock } from './lock.ts';
import type { PageSource } from './page-source.ts';

type DocsPage = ProviderSpec['docs'][number];

/** The saved pages of a provider, by their docs ids. */
export function findSaved(spec: ProviderSpec, folder: string): ReadonlyMap<string, PageSource> {
  return new Map(spec.docs.map(({ id }) => [id, savedSource(spec.id, id, folder)]));
}

function savedSource(provider: string, id: string, folder: string): PageSource {
  const found = findSavedPage(folder, { provider, id });
  if (!found) return { kind: 'absent' };
  if ('code' in found) return { kind: 'alarm', alarm: found.message };
  const format = formatOf(found.name);
  return format === undefined ? { kind: 'absent' } : { kind: 'text', capture: found.name, text: found.text, format };
}

/** The pages as they are now, asked for one after another; what the lock knows is not sent again. */
export async function fetchAll(spec: ProviderSpec, lock: DocsLock): Promise<ReadonlyMap<string, PageSource>> {
  const sources = new Map<string, PageSource>();
  for (const page of spec.docs) sources.set(page.id, await fetchSource(page, lock));
  return sources;
}

async function fetchSource({ id, url }: DocsPage, { pages }: DocsLock): Promise<PageSource> {
  if (url === undefined) return { kind: 'absent' };
  const { etag, lastModified, url: known } = pages[id] ?? {};
  // What is known of another address says nothing about this one.
  const answer = await fetchPage({ url, ...(known === url && { etag, lastModified }) });
  if ('alarm' in answer) return { kind: 'alarm', alarm: answer.alarm };
  if ('unchanged' in answer) return { kind: 'unchanged' };
  const { contentType, ...page } = answer.page;
  const format = formatOf(contentType) ?? formatOf(new URL(url).pathname);
  if (format === undefined)
    return { kind: 'alarm', alarm: `${url} is ${contentType || 'of no type'}, which is no page.` };
  return { kind: 'text', capture: 'fetched', format, ...page };
}
