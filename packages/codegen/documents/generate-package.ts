/** A package from a document that is at hand as a value, through every stage but the reading of a file. */
import { collectDocument } from '../src/collect-document.ts';
import { type Diagnostic, hasErrors } from '../src/diagnostics.ts';
import { planFiles } from '../src/emit/plan-files.ts';
import type { JsonObject } from '../src/json.ts';
import { DocumentReader } from '../src/load/document-reader.ts';
import { buildDocumentModel } from '../src/model/document/build-document-model.ts';
import { type PrintedFile, printFiles } from '../src/print/print-files.ts';

/** What was generated, and what was said; no files where there is an error. */
export interface GeneratedPackage {
  readonly files: readonly PrintedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Generates a package. */
export async function generatePackage(document: JsonObject, name: string): Promise<GeneratedPackage> {
  const source = {
    uri: 'file:///openapi.json',
    path: 'openapi.json',
    label: 'openapi.json',
    text: JSON.stringify(document),
  };
  const collected = await collectDocument(new DocumentReader({ openapi: source.uri }), source);
  if (!collected.value || hasErrors(collected.diagnostics)) return { files: [], diagnostics: collected.diagnostics };
  const { label, hash } = collected.value;
  const model = buildDocumentModel(collected.value.document, { name, hash, file: label });
  const diagnostics = [...collected.diagnostics, ...model.diagnostics];
  if (hasErrors(diagnostics)) return { files: [], diagnostics };
  return { files: await printFiles(planFiles(model.value), `${label} (${hash})`), diagnostics };
}
