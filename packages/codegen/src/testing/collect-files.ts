import { collectDocument } from '../collect-document.ts';
import { type Diagnostic, sortDiagnostics } from '../diagnostics.ts';
import type { JsonObject } from '../json.ts';
import type { DocumentSource } from '../load/document-reader.ts';

/** A bundled document from files given as values or texts, the first of them the document. */
export async function collectFiles(
  files: Readonly<Record<string, unknown>>,
): Promise<{ document: JsonObject; diagnostics: readonly Diagnostic[]; read: string[] }> {
  const read: string[] = [];
  const sources = Object.entries(files).map(([name, content]): DocumentSource => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    return { uri: `file:///d/${name}`, path: name, label: name, text };
  });
  const [root] = sources;
  if (!root) throw new Error('Give at least one file.');
  const reader = {
    read: async (uri: string) => {
      read.push(uri);
      const found = sources.find((source) => source.uri === uri);
      return found ?? { code: 'reference-unresolved' as const, message: `${uri} is not there.` };
    },
  };
  const { value, diagnostics } = await collectDocument(reader, root);
  return { document: value?.document ?? {}, diagnostics: sortDiagnostics(diagnostics), read };
}

/** A document with the schemas given. */
export function documentWith(schemas: Readonly<Record<string, unknown>>, openapi = '3.1.0'): Record<string, unknown> {
  return { openapi, info: { title: 'T', version: '1' }, paths: {}, components: { schemas } };
}

/** Problems in short: code and place. */
export function told(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, location }) => `${code} ${location.file}#${location.pointer}`);
}
