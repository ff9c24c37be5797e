/** The pipeline for any OpenAPI document: composition only, as for providers. */
import { collectDocument } from './collect-document.ts';
import { type Diagnostic, diagnostic, hasErrors, type Result, sortDiagnostics } from './diagnostics.ts';
import { planFiles } from './emit/plan-files.ts';
import { type DocumentPlaces, DocumentReader, shownAddress } from './load/document-reader.ts';
import { checkDocumentSchemas } from './model/check-document-schemas.ts';
import { buildDocumentModel } from './model/document/build-document-model.ts';
import type { ClientModel } from './model/model.ts';
import { findPlaces } from './parse/origin.ts';
import { type PrintedFile, printFiles } from './print/print-files.ts';

/** Which document to make a client of, and what to call it. */
export interface DocumentOptions extends DocumentPlaces {
  /** Name of the package; a name that npm takes. */
  readonly name: string;
  /** Version of the package; without one that of the document. */
  readonly version?: string;
  /** Keywords that no validator enforces are warnings instead of errors. */
  readonly allowUnenforced?: boolean;
}

/** The files of a package made from a document; none where there are errors. */
export async function generateDocument(
  options: DocumentOptions,
  reader: DocumentReader = new DocumentReader(options),
): Promise<Result<readonly PrintedFile[]>> {
  const { value, diagnostics } = await documentModelOf(options, reader);
  findPlaces(diagnostics.map(({ location }) => location));
  const sorted = sortDiagnostics(diagnostics);
  if (!value || hasErrors(sorted)) return { value: [], diagnostics: sorted };
  const files = await printFiles(planFiles(value.model), `${value.label} (document ${value.model.hash})`);
  return { value: files, diagnostics: sorted };
}

/** Everything up to the model: what is wrong with a document is known after this. */
async function documentModelOf(
  options: DocumentOptions,
  reader: DocumentReader = new DocumentReader(options),
): Promise<Result<{ readonly model: ClientModel; readonly label: string } | undefined>> {
  const source = await reader.open();
  if ('code' in source) return { value: undefined, diagnostics: [unreadable(options.openapi, source)] };
  const { value: collected, diagnostics } = await collectDocument(reader, source);
  if (!collected) return { value: undefined, diagnostics };
  const { name, version, allowUnenforced } = options;
  const { document, hash, label } = collected;
  const model = buildDocumentModel(document, { name, ...(version !== undefined && { version }), hash, file: label });
  const schemas = checkDocumentSchemas(model.value.schemas, { allowUnenforced: allowUnenforced ?? false });
  return { value: { model: model.value, label }, diagnostics: [...diagnostics, ...model.diagnostics, ...schemas] };
}

function unreadable(openapi: string, { code, message }: { code: Diagnostic['code']; message: string }): Diagnostic {
  return diagnostic(code, { file: shownAddress(openapi), line: 1, column: 1, pointer: '' }, message);
}
