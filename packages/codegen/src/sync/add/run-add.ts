/** `limner-codegen add`: brings in a new docs page of a provider in one command. */
import { basename, join } from 'node:path';
import { formatDiagnostic, hasErrors } from '../../diagnostics.ts';
import { formatOf } from '../../docs/format-of.ts';
import { generateProvider } from '../../generate.ts';
import { isRemote } from '../../load/document-reader.ts';
import { fetchPage } from '../../load/fetch-page.ts';
import { listProviders, readProvider, readProviderFile } from '../../load/read-provider.ts';
import { readSavedPage } from '../../load/saved-page.ts';
import { writeFiles } from '../../write/write-files.ts';
import type { PageText } from '../page-source.ts';
import { lockName } from '../parse-lock.ts';
import { printReport } from '../print-report.ts';
import { type AddedPage, addPage } from './add-page.ts';
import { pageId } from './page-id.ts';

/** Which page to add, and to what. */
export interface AddOptions {
  /** File or address of the page. */
  readonly docs: string;
  readonly provider: string;
  readonly specs: string;
  /** Docs id; by default what the page's name gives. */
  readonly id?: string | undefined;
  /** Where a page that is given as a file can be fetched from later. */
  readonly url?: string | undefined;
  /** Id of the operation, where the provider has none at the page's path. */
  readonly operation?: string | undefined;
  /** Date of the run, as 2026-11-21. */
  readonly today: string;
  readonly print: (line: string) => void;
}

/** Exit code: 0 added, 1 added with something left that keeps it from being generated, 2 not added. */
export async function runAdd(options: AddOptions): Promise<number> {
  const { docs, provider, specs, id = pageId(docs, provider), url, operation, today, print } = options;
  const refuse = (problem: string): number => {
    print(problem);
    return 2;
  };
  const known = listProviders({ specs, clients: '' });
  if (!known.includes(provider))
    return refuse(`There is no provider ${provider} in ${specs}. Known: ${known.join(', ') || 'none'}.`);
  if (id === '' || !/^[a-z0-9-]+$/.test(id)) return refuse('Give an id of small letters, digits and hyphens by --id.');
  const source = await openPage(docs);
  if (typeof source === 'string') return refuse(source);
  const address = url ?? (isRemote(docs) ? docs : undefined);
  const raw = readProvider(provider, { specs, clients: '' });
  const lock = readProviderFile(provider, lockName, { specs });
  const added = addPage({ raw, lock, source, id, url: address, operation, today });
  if ('problem' in added) return refuse(added.problem);
  const { diagnostics } = await generateProvider(added.raw);
  writeFiles({ folder: join(specs, provider), files: added.files });
  const pages = added.report.pages.filter((page) => page.id === id);
  printReport([{ ...added.report, pages }], { check: false, print });
  for (const problem of diagnostics) print(formatDiagnostic(problem));
  for (const line of whatRemains(added, { provider, id, address })) print(line);
  return hasErrors(diagnostics) ? 1 : 0;
}

async function openPage(docs: string): Promise<PageText | string> {
  if (!isRemote(docs)) {
    const saved = readSavedPage(docs, basename(docs));
    return 'code' in saved ? saved.message : asPage(saved.text, { capture: saved.name, name: saved.name });
  }
  const answer = await fetchPage({ url: docs });
  if ('alarm' in answer) return answer.alarm;
  if ('unchanged' in answer) return `${docs} answers 304 to one who has never asked.`;
  const { text, contentType, ...validators } = answer.page;
  const name = formatOf(contentType) === undefined ? new URL(docs).pathname : contentType;
  const page = asPage(text, { capture: 'fetched', name });
  return typeof page === 'string' ? page : { ...page, ...validators };
}

function asPage(text: string, { capture, name }: { capture: string; name: string }): PageText | string {
  const format = formatOf(name);
  return format === undefined
    ? `${name} is no page that is read: give one in Markdown, HTML or plain text.`
    : { kind: 'text', capture, text, format };
}

function whatRemains(
  { model, operation, made }: AddedPage,
  { provider, id, address }: { provider: string; id: string; address: string | undefined },
): string[] {
  return [
    `Added ${model} to ${operation} of ${provider}. What remains:`,
    `- overlays/${id}.yaml: ${made} descriptions are made of facts alone; say there what a user has to know`,
    ...(address === undefined ? [`- provider.yaml: add the url of ${id}, so that the page can be watched`] : []),
    '- decide what is told above, and write it to contradictions of provider.yaml',
    `- run "pnpm generate ${provider}" and "limner-codegen changes", and write cases for ${model} below ${operation}`,
  ];
}
