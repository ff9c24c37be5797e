/** Brings a new docs page of a provider in: its entry, its captured document, a first overlay, and its facts. */
import { type Diagnostic, hasErrors } from '../../diagnostics.ts';
import type { PageFacts } from '../../docs/page-facts.ts';
import { readPage } from '../../docs/read-page.ts';
import { asObject, isObject, type JsonObject } from '../../json.ts';
import type { RawProvider, SourceFile } from '../../load/read-provider.ts';
import type { PrintedFile } from '../../print/print-files.ts';
import { printDocument } from '../captured-files.ts';
import type { PageText } from '../page-source.ts';
import { printYaml } from '../print-yaml.ts';
import { specSourcesOf } from '../spec-sources.ts';
import { operationsOf, requestOf, type SpecOperation, type SpecSources } from '../spec-view.ts';
import { syncProvider } from '../sync-provider.ts';
import type { ProviderReport } from '../sync-report.ts';
import { toJson } from '../to-json.ts';
import { insertDocsEntry } from './insert-docs-entry.ts';
import { overlaySkeleton } from './overlay-skeleton.ts';

/** A page to be added. */
export interface PageToAdd {
  readonly raw: RawProvider;
  readonly lock: SourceFile | undefined;
  readonly source: PageText;
  readonly id: string;
  /** Where the page is, if that is known. */
  readonly url?: string | undefined;
  /** Id of the operation, where the page's path is none that the provider has. */
  readonly operation?: string | undefined;
  /** Date of the run, as 2026-11-21. */
  readonly today: string;
}

/** The provider with the page, as it will be when the files are written. */
export interface AddedPage {
  readonly files: readonly PrintedFile[];
  readonly model: string;
  readonly operation: string;
  /** How many descriptions of the overlay were made of facts alone. */
  readonly made: number;
  readonly report: ProviderReport;
  readonly raw: RawProvider;
}

/** Pure; tells why where the page cannot be added. */
export function addPage(page: PageToAdd): AddedPage | { readonly problem: string } {
  const { raw, id, url } = page;
  const sources = specSourcesOf(raw);
  if (!sources.value) return { problem: `The spec of ${raw.id} is at fault: ${firstOf(sources.diagnostics)}` };
  const { spec } = sources.value.provider;
  const known = spec.docs.find((one) => one.id === id || (url !== undefined && one.url === url));
  if (known)
    return { problem: `${raw.id} has this page already, as ${known.id}: run "limner-codegen sync ${raw.id}".` };
  if (raw.captured.has(id))
    return { problem: `${raw.id} has a captured document ${id} already: give another id by --id.` };
  const found = readCaptured(page, sources.value);
  return 'problem' in found ? found : assemble(page, found);
}

interface Captured {
  readonly document: JsonObject;
  readonly facts: PageFacts;
  readonly path: string;
  readonly method: string;
  readonly model: string;
  readonly operationId: string;
  readonly words: { readonly summary?: string; readonly description: string };
}

function readCaptured({ raw, source, operation }: PageToAdd, spec: SpecSources): Captured | { problem: string } {
  const reading = readPage({ text: source.text, format: source.format, reader: 'openapi' });
  if ('alarm' in reading) return { problem: `${source.capture} has no OpenAPI document to add: ${reading.alarm}` };
  const document = toJson(reading.facts.document);
  const operations = isObject(document) ? operationsIn(document) : [];
  const [first, second] = operations;
  if (!isObject(document) || !first || second)
    return { problem: `${source.capture} describes ${operations.length} operations; a page to add describes one.` };
  const [model = ''] = reading.facts.models;
  const same = operationsOf(spec).find((one) => one.path === first.path && one.method === first.method.toUpperCase());
  if (same && model === '') return { problem: whyNameless(source.capture) };
  if (same && isModelKnown(spec, same, model)) return { problem: `${raw.id} has the model ${model} already.` };
  const operationId = same?.id ?? operation;
  if (operationId === undefined) {
    const place = `${first.method.toUpperCase()} ${first.path}`;
    return { problem: `${raw.id} has no operation ${place}: give its name by --operation, as in images.generate.` };
  }
  return { document, facts: reading.facts, ...first, model: model || operationId, operationId, words: wordsOf(same) };
}

function whyNameless(capture: string): string {
  return `${capture} names no model, so its requests could not be told from those of other pages.`;
}

function isModelKnown(spec: SpecSources, operation: SpecOperation, model: string): boolean {
  return JSON.stringify(requestOf(spec, operation, [model]).nodes).includes(JSON.stringify(model));
}

function operationsIn(document: JsonObject): { path: string; method: string }[] {
  const methods = ['get', 'put', 'post', 'delete', 'patch'];
  return Object.entries(asObject(document.paths)).flatMap(([path, item]) =>
    methods.filter((method) => isObject(asObject(item)[method])).map((method) => ({ path, method })),
  );
}

/** Documents that are merged have one operation between them, and its words are ours already. */
function wordsOf(operation: SpecOperation | undefined): Captured['words'] {
  const { summary, description } = operation?.node ?? {};
  return {
    ...(typeof summary === 'string' && { summary }),
    description: typeof description === 'string' ? description.trim() : 'Makes what the request asks for.',
  };
}

function assemble(page: PageToAdd, captured: Captured): AddedPage | { problem: string } {
  const { raw, lock, source, id, url, today } = page;
  const entry: JsonObject = {
    id,
    ...(url !== undefined && { url }),
    reader: 'openapi',
    operation: captured.operationId,
    document: `${id}.json`,
  };
  const text = insertDocsEntry(raw.providerYaml?.text ?? '', entry);
  if (text === undefined)
    return { problem: `docs of ${raw.folder}/provider.yaml cannot be added to: add the page by hand.` };
  const { overlay, made } = overlaySkeleton(captured);
  const files: PrintedFile[] = [
    { path: 'provider.yaml', text },
    { path: `openapi/${id}.json`, text: printDocument(captured.document) },
    { path: `overlays/${id}.yaml`, text: printYaml(overlay) },
  ];
  const next = withFiles(raw, id, files);
  const report = syncProvider({ raw: next, lock, sources: new Map([[id, source]]), fixtures: [], today });
  const { model, operationId: operation } = captured;
  return { files: [...files, ...report.files], model, operation, made, report, raw: next };
}

function withFiles(raw: RawProvider, id: string, [spec, document, overlay]: readonly PrintedFile[]): RawProvider {
  const file = (one: PrintedFile | undefined): SourceFile => ({
    path: `${raw.folder}/${one?.path ?? ''}`,
    text: one?.text ?? '',
  });
  return {
    ...raw,
    providerYaml: file(spec),
    captured: sorted(new Map([...raw.captured, [id, file(document)]])),
    overlays: sorted(new Map([...raw.overlays, [id, file(overlay)]])),
  };
}

function sorted(files: ReadonlyMap<string, SourceFile>): Map<string, SourceFile> {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function firstOf(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.find((one) => hasErrors([one]))?.message ?? 'see pnpm generate';
}
