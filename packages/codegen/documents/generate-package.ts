/** A package from a document that is at hand as a value, through every stage but the reading of a file. */
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from '../src/diagnostics.ts';
import { generateDocument } from '../src/generate-document.ts';
import type { JsonObject } from '../src/json.ts';
import { DocumentReader, type DocumentSource } from '../src/load/document-reader.ts';
import type { PrintedFile } from '../src/print/print-files.ts';

/** What was generated, and what was said; no files where there is an error. */
export interface GeneratedPackage {
  readonly files: readonly PrintedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

const openapi = 'openapi.json';

/** Has the document at hand. */
class ValueReader extends DocumentReader {
  readonly #text: string;

  constructor(document: JsonObject) {
    super({ openapi });
    this.#text = JSON.stringify(document);
  }

  override async open(): Promise<DocumentSource> {
    return { uri: pathToFileURL(openapi).href, path: openapi, label: openapi, text: this.#text };
  }
}

/** Generates a package. */
export async function generatePackage(document: JsonObject, name: string): Promise<GeneratedPackage> {
  const { value: files, diagnostics } = await generateDocument({ openapi, name }, new ValueReader(document));
  return { files, diagnostics };
}
