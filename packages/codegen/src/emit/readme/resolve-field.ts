/** A schema as the tables of a README show it: behind references, with what is said at the place of the reference on top. */
import { asArray, asObject, isObject, type Json, type JsonObject } from '../../json.ts';
import { findSchema } from '../../model/find-schema.ts';
import type { ClientModel } from '../../model/model.ts';
import { referencedName } from '../../model/schemas.ts';

/** References lead on to references; a document from outside may never stop. */
const longestChain = 16;

/** The schema that says something itself; `names` are those that were passed on the way. */
export function resolveField(model: ClientModel, schema: Json): { schema: JsonObject; names: readonly string[] } {
  let found = asObject(schema);
  const names: string[] = [];
  while (names.length < longestChain) {
    const name = referencedName(found);
    if (name === undefined) break;
    names.push(name);
    const { $ref: _, ...own } = found;
    found = { ...(findSchema(model, name)?.schema ?? {}), ...own };
  }
  return { schema: found, names };
}

/** The members of an object by name, those of `allOf` included, and which of them must be there. */
export function membersOf(
  model: ClientModel,
  schema: JsonObject,
  depth = 0,
): { properties: Map<string, Json>; required: Set<string> } {
  const properties = new Map<string, Json>();
  const required = new Set<string>();
  const parts = depth > longestChain ? [] : asArray(schema.allOf);
  for (const part of parts) {
    const inner = membersOf(model, resolveField(model, part).schema, depth + 1);
    for (const [name, property] of inner.properties) properties.set(name, property);
    for (const name of inner.required) required.add(name);
  }
  for (const [name, property] of Object.entries(asObject(schema.properties))) properties.set(name, property);
  for (const name of asArray(schema.required)) if (typeof name === 'string') required.add(name);
  return { properties, required };
}

/** The branches of a union, without the one that is but null. */
export function branchesOf({ anyOf, oneOf }: JsonObject): Json[] {
  return [...asArray(anyOf), ...asArray(oneOf)].filter((branch) => !isNull(branch));
}

/** Whether a schema takes nothing but null. */
export function isNull(schema: Json): boolean {
  return isObject(schema) && (schema.type === 'null' || schema.const === null);
}
