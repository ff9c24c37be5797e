/** What @limner/codegen promises to programs; most people use the command `limner-codegen`. */
export {
  catalog,
  type Diagnostic,
  type DiagnosticCode,
  formatDiagnostic,
  type Location,
  type Result,
  type Severity,
} from './diagnostics.ts';
export { type EmittedValidator, type EmitValidatorOptions, emitValidator } from './emit-validator.ts';
export { generateProvider } from './generate.ts';
export { type DocumentOptions, generateDocument } from './generate-document.ts';
export type { DocumentPlaces } from './load/document-reader.ts';
export { listProviders, type Places, type RawProvider, readProvider, type SourceFile } from './load/read-provider.ts';
export type { ProviderSpec } from './parse/provider-spec.ts';
export type { PrintedFile } from './print/print-files.ts';
export { type RunDocumentOptions, runDocument } from './run-document.ts';
export { type GenerateOptions, runGenerate } from './run-generate.ts';
export type { SchemaDiagnostic, SchemaProblem } from './schema/schema-diagnostic.ts';
