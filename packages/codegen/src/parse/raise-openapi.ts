/**
 * Raises an OpenAPI 3.0 document to 3.1, so that every later stage sees one dialect of JSON Schema. What changes is copied
 * and keeps the places of the original; what stays the same is shared.
 */
import { asWarning, type Diagnostic, diagnostic, hasErrors, type Result } from '../diagnostics.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { mapEntries, mapParts } from './map-parts.ts';
import type { Place } from './openapi-grammar.ts';
import { inherit, locate } from './origin.ts';
import { raiseSchema } from './raise-schema.ts';

/** Raises a document of ours; one that is neither 3.0 nor 3.1 is refused. */
export function raiseOpenApi(document: Json): Result<JsonObject | undefined> {
  const { value: version, diagnostics } = readVersion(document);
  if (!isObject(document) || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  if (version !== '3.0') return { value: document, diagnostics };
  const raised: Diagnostic[] = [];
  const raise = (node: Json, place: Place): Json => {
    const change = { change: raise, diagnostics: raised };
    if (place.as === 'map' || Array.isArray(node)) return isPlain(node) ? node : mapEntries(node, place, change);
    if (!isObject(node)) return node;
    const parts = mapParts(node, place.kind, change);
    return place.kind === 'schema'
      ? raiseSchema({ schema: parts, original: node, old: true, diagnostics: raised })
      : parts;
  };
  const value = raise(document, { kind: 'document', as: 'one' });
  if (!isObject(value)) return { value: undefined, diagnostics };
  // What cannot be read is told of in our own specs with the checks of the model.
  const told = raised.filter(({ code }) => code !== 'left-out');
  return { value: inherit({ ...value, openapi: '3.1.0' }, document), diagnostics: [...diagnostics, ...told] };
}

function isPlain(node: Json): node is null | boolean | number | string {
  return typeof node !== 'object' || node === null;
}

/** The version of OpenAPI that a document is written in; 3.2 adds to 3.1, so what both have is read. */
export function readVersion(document: Json): Result<'3.0' | '3.1'> {
  const written = isObject(document) ? document.openapi : undefined;
  const text = typeof written === 'string' || typeof written === 'number' ? String(written) : '';
  const version = text === '3' || /^3\.0(\.|$)/.test(text) ? '3.0' : '3.1';
  const tell = (code: 'openapi-version' | 'document-repaired', message: string): Diagnostic =>
    diagnostic(code, locate(document, 'openapi'), message);
  if (/^3\.2(\.|$)/.test(text)) {
    const message = 'OpenAPI 3.2 is read as 3.1; what 3.2 adds is left out.';
    return { value: version, diagnostics: [asWarning(tell('openapi-version', message))] };
  }
  if (text !== '3' && !/^3\.[01](\.|$)/.test(text)) {
    const found = isObject(document) && typeof document.swagger === 'string' ? `swagger ${document.swagger}` : text;
    const message = `Expected openapi 3.0.x or 3.1.x, found ${found || 'nothing'}.`;
    return { value: version, diagnostics: [tell('openapi-version', message)] };
  }
  if (typeof written === 'string') return { value: version, diagnostics: [] };
  const message = `The version is a number; it is read as ${version}.`;
  return { value: version, diagnostics: [tell('document-repaired', message)] };
}
