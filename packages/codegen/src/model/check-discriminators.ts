/** Proves that the members of a discriminated union can be told apart as the document says. */
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { asArray, asObject, asString, isObject, type Json, type JsonObject } from '../json.ts';
import { constantProperties } from '../parse/merge-documents.ts';
import { locate } from '../parse/origin.ts';
import { referencedName, subschemas } from './schemas.ts';

/** Checks a schema and all that is inside it; `all` holds the named schemas. */
export function checkDiscriminators(schema: Json, all: ReadonlyMap<string, JsonObject>): Diagnostic[] {
  if (!isObject(schema)) return [];
  const inner = [...subschemas(schema)].flatMap((part) => checkDiscriminators(part, all));
  return isObject(schema.discriminator) ? [...checkUnion(schema, all), ...inner] : inner;
}

function checkUnion(union: JsonObject, all: ReadonlyMap<string, JsonObject>): Diagnostic[] {
  const property = asString(asObject(union.discriminator).propertyName) ?? '';
  const seen = new Set<string>();
  return asArray(union.oneOf).flatMap((member, index) => {
    const name = referencedName(member);
    const schema = name === undefined ? asObject(member) : (all.get(name) ?? {});
    const tag = constantProperties(schema).get(property);
    const isOwn = tag !== undefined && !seen.has(tag) && asArray(schema.required).includes(property);
    if (tag !== undefined) seen.add(tag);
    if (isOwn) return [];
    const message = `${name ?? `Member ${index + 1}`} has no required constant "${property}" of its own.`;
    return [diagnostic('merge-no-discriminator', locate(union, 'discriminator'), message)];
  });
}
