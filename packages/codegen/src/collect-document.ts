/** Reads and parses a document with all its files, and puts it together as one. */
import { createHash } from 'node:crypto';
import { type Diagnostic, hasErrors, type Result } from './diagnostics.ts';
import type { Json, JsonObject } from './json.ts';
import type { DocumentReader, DocumentSource } from './load/document-reader.ts';
import { bundleDocument } from './parse/bundle/bundle-document.ts';
import { Discoverer } from './parse/bundle/discover.ts';
import { type DocumentFile, makeDocumentFile } from './parse/bundle/document-file.ts';
import { parseOutside } from './parse/parse-outside.ts';
import { readVersion } from './parse/raise-openapi.ts';

/** A document as one, and what it was made of. */
export interface CollectedDocument {
  readonly document: JsonObject;
  /** File or address of the document, without folders of this machine. */
  readonly label: string;
  /** Hash of all files. */
  readonly hash: string;
}

/** Reads the document and everything that it refers to, and bundles it. */
export async function collectDocument(
  reader: Pick<DocumentReader, 'read'>,
  source: DocumentSource,
): Promise<Result<CollectedDocument | undefined>> {
  const diagnostics: Diagnostic[] = [];
  const sources = [source];
  const root = openRoot(source, diagnostics);
  if (!root) return { value: undefined, diagnostics };
  const discoverer = new Discoverer(root);
  for (let wanted = discoverer.run(); wanted.length > 0; wanted = discoverer.run()) {
    for (const uri of wanted) {
      const found = await reader.read(uri);
      if ('code' in found) discoverer.supply(uri, found);
      else {
        sources.push(found);
        discoverer.supply(uri, openFile(found, { old: root.old, diagnostics }));
      }
    }
  }
  diagnostics.push(...discoverer.diagnostics);
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const bundle = bundleDocument(root, discoverer);
  diagnostics.push(...bundle.diagnostics);
  const value = { document: bundle.value, label: source.label, hash: hashOf(sources) };
  return { value: hasErrors(diagnostics) ? undefined : value, diagnostics };
}

function openRoot(source: DocumentSource, diagnostics: Diagnostic[]): DocumentFile | undefined {
  const root = parse(source, diagnostics);
  if (root === undefined) return undefined;
  const version = readVersion(root);
  diagnostics.push(...version.diagnostics);
  if (hasErrors(version.diagnostics)) return undefined;
  return makeDocumentFile({ ...source, root, old: version.value === '3.0' });
}

/** A file that is a document by itself says its version; a fragment is in the dialect of what refers to it. */
function openFile(
  source: DocumentSource,
  { old, diagnostics }: { old: boolean; diagnostics: Diagnostic[] },
): DocumentFile | undefined {
  const root = parse(source, diagnostics);
  if (root === undefined) return undefined;
  const version = readVersion(root);
  return makeDocumentFile({ ...source, root, old: hasErrors(version.diagnostics) ? old : version.value === '3.0' });
}

function parse(source: DocumentSource, diagnostics: Diagnostic[]): Json | undefined {
  const parsed = parseOutside(source);
  diagnostics.push(...parsed.diagnostics);
  return hasErrors(parsed.diagnostics) ? undefined : parsed.value;
}

function hashOf(sources: readonly DocumentSource[]): string {
  const hash = createHash('sha256');
  const sorted = [...sources].sort((a, b) => (a.label < b.label ? -1 : 1));
  for (const { label, text } of sorted) hash.update(`${label.length}:${label}${text.length}:`).update(text);
  return hash.digest('hex').slice(0, 12);
}
