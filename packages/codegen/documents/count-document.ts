/** What a document has, counted by nothing but its own structure: no name gets lost on the way if as much comes out. */
import { asObject, type JsonObject } from '../src/json.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** Operations and schemas of a document. */
export function countDocument(document: JsonObject): { operations: number; schemas: number } {
  const keys = Object.values(asObject(document.paths)).flatMap((item) => Object.keys(asObject(item)));
  return {
    operations: keys.filter((key) => methods.has(key)).length,
    schemas: Object.keys(asObject(asObject(document.components).schemas)).length,
  };
}
