/**
 * Raises an OpenAPI 3.0 document to 3.1, so that every later stage sees one dialect of JSON Schema. Works on a copy that
 * keeps the places of the original.
 */
import { type Diagnostic, diagnostic, type Result } from '../diagnostics.ts';
import { isObject, type Json, type JsonObject, setMember } from '../json.ts';
import { inherit, locate } from './origin.ts';

/** Raises a document; one that is neither 3.0 nor 3.1 is refused. */
export function raiseOpenApi(document: Json): Result<JsonObject | undefined> {
  if (!isObject(document) || typeof document.openapi !== 'string' || !/^3\.[01]\./.test(document.openapi)) {
    const found = isObject(document) && document.openapi !== undefined ? String(document.openapi) : 'nothing';
    const problem = diagnostic(
      'openapi-version',
      locate(document, 'openapi'),
      `Expected openapi 3.0.x or 3.1.x, found ${found}.`,
    );
    return { value: undefined, diagnostics: [problem] };
  }
  const diagnostics: Diagnostic[] = [];
  if (document.openapi.startsWith('3.1.')) return { value: document, diagnostics };
  const raised = raise(document, false);
  if (!isObject(raised)) return { value: undefined, diagnostics };
  return { value: inherit({ ...raised, openapi: '3.1.0' }, document), diagnostics };
}

/** Keywords whose members are names chosen by the author, not keywords. */
const maps = new Set([
  'properties',
  'patternProperties',
  'schemas',
  'paths',
  'responses',
  'content',
  'headers',
  'parameters',
]);
/** Keywords whose values are data. */
const data = new Set(['default', 'enum', 'const', 'example', 'examples']);

function raise(node: Json, isMap: boolean): Json {
  if (Array.isArray(node))
    return inherit(
      node.map((item) => raise(item, false)),
      node,
    );
  if (!isObject(node)) return node;
  const copy: JsonObject = inherit({}, node);
  for (const [key, value] of Object.entries(node)) {
    const raised = !isMap && data.has(key) ? value : raise(value, !isMap && maps.has(key));
    setMember(copy, key, raised);
  }
  return isMap ? copy : raiseSchemaKeywords(copy);
}

function raiseSchemaKeywords(schema: JsonObject): JsonObject {
  if ('nullable' in schema) raiseNullable(schema);
  raiseExclusive(schema, 'exclusiveMinimum', 'minimum');
  raiseExclusive(schema, 'exclusiveMaximum', 'maximum');
  if ('example' in schema && !('examples' in schema) && 'type' in schema) {
    schema.examples = [schema.example ?? null];
    delete schema.example;
  }
  return schema;
}

/** In 3.0 `nullable` only widens a `type` in the same schema; without one it says nothing that 3.1 could not. */
function raiseNullable(schema: JsonObject): void {
  const nullable = schema.nullable === true;
  delete schema.nullable;
  if (!nullable || typeof schema.type !== 'string') return;
  schema.type = [schema.type, 'null'];
  if (Array.isArray(schema.enum) && !schema.enum.includes(null))
    schema.enum = inherit([...schema.enum, null], schema.enum);
}

function raiseExclusive(schema: JsonObject, exclusive: string, bound: string): void {
  if (typeof schema[exclusive] !== 'boolean') return;
  const isExclusive = schema[exclusive];
  delete schema[exclusive];
  const limit = schema[bound];
  if (!isExclusive || limit === undefined) return;
  schema[exclusive] = limit;
  delete schema[bound];
}
