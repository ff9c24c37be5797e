import { isObject, type Json, type JsonObject, setMember } from '../../json.ts';

/** Keywords that only people read. */
export const prose: ReadonlySet<string> = new Set(['title', 'description', 'examples', 'example', 'externalDocs']);

/** A schema without what only people read, to be shown beside a change. */
export function withoutProse(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(withoutProse);
  if (!isObject(schema)) return schema;
  const copy: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (prose.has(keyword) || keyword.startsWith('x-')) continue;
    setMember(copy, keyword, keyword === 'properties' ? withoutProseInside(value) : withoutProse(value));
  }
  return copy;
}

/** A property may be called `description`. */
function withoutProseInside(properties: Json): Json {
  if (!isObject(properties)) return properties;
  const copy: JsonObject = {};
  for (const [name, schema] of Object.entries(properties)) setMember(copy, name, withoutProse(schema));
  return copy;
}
