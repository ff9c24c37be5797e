/** All documents of a provider, corrected by their overlays, as one. */
import { type Diagnostic, diagnostic, hasErrors, type Result } from '../diagnostics.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { RawProvider, SourceFile } from '../load/read-provider.ts';
import { applyOverlay } from './apply-overlay.ts';
import { mergeDocuments, type NamedDocument } from './merge-documents.ts';
import { parseSource } from './parse-source.ts';
import { raiseOpenApi } from './raise-openapi.ts';
import { resolveReferences } from './references.ts';

/** The merged document with its references to anything but schemas put in place; none where a source is at fault. */
export function parseProviderDocument(raw: RawProvider): Result<JsonObject | undefined> {
  const documents = readDocuments(raw);
  const diagnostics: Diagnostic[] = [...documents.diagnostics];
  if (documents.value.length === 0) return { value: undefined, diagnostics };
  const merged = mergeDocuments(documents.value);
  const resolved = resolveReferences(merged.value);
  diagnostics.push(...merged.diagnostics, ...resolved.diagnostics);
  return { value: hasErrors(diagnostics) ? undefined : resolved.value, diagnostics };
}

function readDocuments(raw: RawProvider): Result<NamedDocument[]> {
  const diagnostics: Diagnostic[] = [];
  const documents: NamedDocument[] = [];
  const take = <T>({ value, diagnostics: found }: Result<T>): T => {
    diagnostics.push(...found);
    return value;
  };
  const open = (file: SourceFile): JsonObject | undefined => {
    const { value, diagnostics: found } = parseSource(file);
    diagnostics.push(...found);
    return hasErrors(found) ? undefined : take(raiseOpenApi(value));
  };
  const own = raw.openapiYaml && open(raw.openapiYaml);
  if (own) documents.push({ name: 'openapi', document: own });
  for (const [name, file] of raw.captured) {
    const document = open(file);
    const overlay = raw.overlays.get(name);
    if (!document) continue;
    documents.push({ name, document: overlay ? take(applyOverlay(document, take(parseSource(overlay)))) : document });
  }
  for (const [name, file] of raw.overlays) {
    if (raw.captured.has(name)) continue;
    const place = { file: file.path, line: 1, column: 1, pointer: '' };
    diagnostics.push(
      diagnostic('overlay-without-document', place, `There is no captured document openapi/${name}.json.`),
    );
  }
  if (documents.length === 0 && diagnostics.length === 0) {
    const place = { file: `${raw.folder}/openapi.yaml`, line: 1, column: 1, pointer: '' };
    diagnostics.push(diagnostic('source-missing', place, 'The provider has neither openapi.yaml nor openapi/*.json.'));
  }
  return { value: documents.filter(({ document }) => isObject(document)), diagnostics };
}
