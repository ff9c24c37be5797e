import { isObject, type JsonObject, setMember } from '../json.ts';
import { inherit } from './origin.ts';

/** Beside these, null would still be refused by what they lead to. */
const composed = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'const', 'if'];
/** What says something of the value whether it is null or not. */
const annotations = [
  ...['title', 'description', 'default', 'deprecated', 'readOnly', 'writeOnly', 'examples', 'example'],
  'externalDocs',
];

/** Takes `nullable` off a schema of the caller's own and lets it take null in the words of JSON Schema. */
export function raiseNullable(schema: JsonObject): JsonObject {
  const isNullable = schema.nullable === true;
  delete schema.nullable;
  if (!isNullable) return schema;
  if (composed.some((keyword) => schema[keyword] !== undefined)) return orNull(schema);
  if (schema.type !== undefined) schema.type = [...new Set([schema.type, 'null'].flat())];
  if (Array.isArray(schema.enum) && !schema.enum.includes(null))
    schema.enum = inherit([...schema.enum, null], schema.enum);
  return schema;
}

function orNull(schema: JsonObject): JsonObject {
  if (takesNull(schema)) return schema;
  const outer: JsonObject = inherit({}, schema);
  const inner: JsonObject = inherit({}, schema);
  for (const [keyword, value] of Object.entries(schema)) {
    const isOuter = annotations.includes(keyword) || keyword.startsWith('x-');
    setMember(isOuter ? outer : inner, keyword, value);
  }
  outer.anyOf = [inner, { type: 'null' }];
  return outer;
}

/** True where a branch says null itself, as many documents do beside nullable. */
function takesNull({ anyOf, oneOf, ...rest }: JsonObject): boolean {
  if (composed.some((keyword) => rest[keyword] !== undefined) || rest.type !== undefined) return false;
  if (anyOf !== undefined && oneOf !== undefined) return false;
  return [anyOf ?? oneOf ?? []].flat().some((branch) => isObject(branch) && branch.type === 'null');
}
