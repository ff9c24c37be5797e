import { isObject, type Json, type JsonObject } from '../../json.ts';
import { proseRules } from '../fields/prose-rules.ts';
import type { FactSchema } from '../page-facts.ts';

/** A schema with what its descriptions say by the rules for prose; what the schema itself says stands. */
export function withProseFacts(schema: JsonObject): JsonObject {
  const inner = mapSchemas(schema);
  if (typeof inner.description !== 'string') return inner;
  const text = inner.description.slice(0, 5000);
  // A schema of a document is JSON, as facts are.
  const facts = inner as FactSchema;
  let read = inner;
  for (const rule of proseRules) {
    const found = rule.read(text, facts);
    if (!found) continue;
    // Facts are JSON.
    read = { ...read, ...(found.schema as JsonObject | undefined), ...read };
    for (const [name, keywords] of Object.entries(found.members ?? {}))
      read = withMember(read, name, keywords as JsonObject);
  }
  return read;
}

function withMember(schema: JsonObject, name: string, keywords: JsonObject): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const member = properties[name];
  return {
    ...schema,
    properties: {
      ...properties,
      [name]: { ...(isObject(member) ? member : {}), ...keywords, ...(isObject(member) ? member : {}) },
    },
  };
}

function mapSchemas(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]): [string, Json] => {
      if (key === 'properties' && isObject(value))
        return [
          key,
          Object.fromEntries(
            Object.entries(value).map(([name, inner]) => [name, isObject(inner) ? withProseFacts(inner) : inner]),
          ),
        ];
      if (key === 'items' && isObject(value)) return [key, withProseFacts(value)];
      if (['anyOf', 'oneOf', 'allOf'].includes(key) && Array.isArray(value))
        return [key, value.map((branch) => (isObject(branch) ? withProseFacts(branch) : branch))];
      return [key, value];
    }),
  );
}
