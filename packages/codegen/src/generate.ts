/** The pipeline: composition only. Everything between reading and writing is a function of its input. */
import { type Diagnostic, diagnostic, hasErrors, type Result, sortDiagnostics } from './diagnostics.ts';
import { planFiles } from './emit/plan-files.ts';
import { isObject, type JsonObject } from './json.ts';
import type { RawProvider, SourceFile } from './load/read-provider.ts';
import { buildModel } from './model/build-model.ts';
import type { ClientModel } from './model/model.ts';
import { applyOverlay } from './parse/apply-overlay.ts';
import { mergeDocuments, type NamedDocument } from './parse/merge-documents.ts';
import { parseProviderSpec } from './parse/parse-provider-spec.ts';
import { parseSource } from './parse/parse-source.ts';
import { raiseOpenApi } from './parse/raise-openapi.ts';
import { resolveReferences } from './parse/references.ts';
import { type PrintedFile, printFiles } from './print/print-files.ts';

/** The files of one provider's package; none where there are errors. */
export async function generateProvider(raw: RawProvider): Promise<Result<readonly PrintedFile[]>> {
  const { value: model, diagnostics } = modelOf(raw);
  const sorted = sortDiagnostics(diagnostics);
  if (!model || hasErrors(sorted)) return { value: [], diagnostics: sorted };
  const files = planFiles(model);
  return { value: await printFiles(files, `${raw.folder} (spec ${model.hash})`), diagnostics: sorted };
}

/** Everything up to the model: what is wrong with a spec is known after this. */
export function modelOf(raw: RawProvider): Result<ClientModel | undefined> {
  const provider = parseProviderSpec(raw);
  const documents = readDocuments(raw);
  const diagnostics: Diagnostic[] = [...provider.diagnostics, ...documents.diagnostics];
  if (!provider.value || documents.value.length === 0) return { value: undefined, diagnostics };
  const merged = mergeDocuments(documents.value);
  const resolved = resolveReferences(merged.value);
  diagnostics.push(...merged.diagnostics, ...resolved.diagnostics);
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const model = buildModel(raw, provider.value, resolved.value);
  return { value: model.value, diagnostics: [...diagnostics, ...model.diagnostics] };
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
