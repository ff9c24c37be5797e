import { isObject, type Json, type JsonObject, setMember } from '../../json.ts';

/** Members of a document whose own members are names, whatever they are called. */
const named = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'paths', 'webhooks', 'responses'],
  ...['schemas', 'parameters', 'requestBodies', 'headers', 'securitySchemes', 'links', 'callbacks', 'pathItems'],
  ...['content', 'encoding', 'variables', 'mapping'],
]);
/** Members that hold data, in which nothing is prose of the page. */
const data = new Set(['enum', 'const', 'default', 'required', 'x-enum-varnames']);
const prose = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'x-codeSamples',
  'x-code-samples',
]);

/** A document's facts alone: no descriptions, summaries and examples, and no titles but names. */
export function withoutProse(document: JsonObject): JsonObject {
  return readMembers(document, false);
}

function readMembers(object: JsonObject, areNames: boolean): JsonObject {
  const kept: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    if (!areNames && (prose.has(key) || isProseTitle(key, value, object))) continue;
    const isData = !areNames && data.has(key);
    setMember(kept, key, isData ? value : readInner(value, !areNames && named.has(key)));
  }
  return kept;
}

function readInner(value: Json, areNames: boolean): Json {
  if (Array.isArray(value)) return value.map((item) => readInner(item, false));
  return isObject(value) ? readMembers(value, areNames) : value;
}

/** A title with a blank is prose, but for that of the document itself, which it must have. */
function isProseTitle(key: string, value: Json, { version }: JsonObject): boolean {
  return key === 'title' && version === undefined && (typeof value !== 'string' || /\s/.test(value));
}
