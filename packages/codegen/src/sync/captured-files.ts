/** OpenAPI documents that pages carry: kept as they are, without their prose. */
import { equalJson, type Json } from '../json.ts';
import type { RawProvider } from '../load/read-provider.ts';
import { parseSource } from '../parse/parse-source.ts';
import type { PrintedFile } from '../print/print-files.ts';
import type { PageState } from './read-source.ts';
import { toJson } from './to-json.ts';

const folder = 'openapi';

/** The captured documents that are not what their pages say now. */
export function capturedFiles(raw: RawProvider, states: readonly PageState[]): PrintedFile[] {
  return states.flatMap(({ page, document }) => {
    if (!document || page.document === undefined) return [];
    const present = raw.captured.get(nameOf(page.document));
    const value = toJson(document);
    if (present && equalJson(parseSource(present).value, value)) return [];
    return [{ path: `${folder}/${page.document}`, text: printDocument(value) }];
  });
}

/** The text of a captured document. */
export function printDocument(document: Json): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** The provider as it will be when the captured documents are written. */
export function withCaptured(raw: RawProvider, files: readonly PrintedFile[]): RawProvider {
  const captured = new Map(raw.captured);
  for (const { path, text } of files)
    captured.set(nameOf(path.slice(folder.length + 1)), { path: `${raw.folder}/${path}`, text });
  return { ...raw, captured: new Map([...captured].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function nameOf(file: string): string {
  return file.replace(/\.json$/, '');
}
