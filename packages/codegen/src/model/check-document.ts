/** Checks what a document says twice with provider.yaml, and everything in it that is no schema. */
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { asArray, asObject, asString, isObject, type Json, type JsonObject } from '../json.ts';
import { locate } from '../parse/origin.ts';
import type { ProviderSpec } from '../parse/provider-spec.ts';
import { checkExtension, checkSchema } from './check-schemas.ts';

/** Compares servers and security, and checks schemas of headers and parameters, and evidence wherever it stands. */
export function checkDocument(document: JsonObject, spec: ProviderSpec, raw: Json): Diagnostic[] {
  return [...checkServer(document, spec), ...checkSecurity(document, spec, raw), ...checkNodes(document)];
}

function checkServer(document: JsonObject, spec: ProviderSpec): Diagnostic[] {
  const url = asString(asObject(asArray(document.servers)[0]).url)?.replace(/\/$/, '');
  if (url === spec.baseUrl.replace(/\/$/, '')) return [];
  const message = `The document names ${url ?? 'no server'}, provider.yaml ${spec.baseUrl}.`;
  return [diagnostic('server-mismatch', locate(document, 'servers'), message)];
}

function checkSecurity(document: JsonObject, { auth }: ProviderSpec, raw: Json): Diagnostic[] {
  const schemes = Object.values(asObject(asObject(document.components).securitySchemes)).map(asObject);
  const isSame = (scheme: JsonObject): boolean =>
    auth.scheme === 'bearer'
      ? scheme.type === 'http' && asString(scheme.scheme)?.toLowerCase() === 'bearer'
      : scheme.type === 'apiKey' &&
        scheme.in === auth.in &&
        asString(scheme.name)?.toLowerCase() === auth.name.toLowerCase();
  if (schemes.some(isSame)) return [];
  return [
    diagnostic(
      'security-mismatch',
      locate(raw, 'auth'),
      'No securityScheme of the document is what provider.yaml says.',
    ),
  ];
}

/** Everything below paths: extensions must be known, schemas of parameters and headers are checked as any other. */
function checkNodes(document: JsonObject): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const visit = (node: Json): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isObject(node)) return;
    for (const [key, value] of Object.entries(node)) {
      if (key.startsWith('x-') && !isHeaderMap(node)) diagnostics.push(...checkExtension(node, key));
      else if (key === 'schema') diagnostics.push(...checkSchema(value));
      else if (key !== 'example' && key !== 'examples') visit(value);
    }
  };
  visit(document.paths ?? null);
  return diagnostics;
}

/** Header names start with x- too. */
function isHeaderMap(node: JsonObject): boolean {
  return Object.values(node).every(
    (value) => isObject(value) && ('schema' in value || 'description' in value || '$ref' in value),
  );
}
