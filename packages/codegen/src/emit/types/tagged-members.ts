/** The tags that a discriminator gives to members whose own schemas do not say them. */
import { asObject, asString, type Json, type JsonObject } from '../../json.ts';
import type { SchemaModel } from '../../model/model.ts';
import { referencedName } from '../../model/schemas.ts';
import { findProperty } from './find-property.ts';
import { literalType } from './literal-type.ts';
import { type TypeText, unionOf } from './type-text.ts';

/** The tags of one member of a union; undefined where its own schema names them, or nobody does. */
export function tagOf(
  member: Json,
  union: JsonObject,
  schemas: ReadonlyMap<string, SchemaModel>,
): TypeText | undefined {
  const name = referencedName(member);
  const discriminator = asObject(union.discriminator);
  const property = asString(discriminator.propertyName);
  if (name === undefined || property === undefined) return undefined;
  const tags = Object.entries(asObject(discriminator.mapping))
    .filter(([, target]) => target === name || referencedName({ $ref: target }) === name)
    .map(([tag]) => tag);
  const own = asObject(findProperty(schemas.get(name)?.schema ?? {}, property, { schemas }));
  const isNamed = own.const !== undefined || own.enum !== undefined;
  return tags.length === 0 || isNamed ? undefined : unionOf(tags.map(literalType));
}
