/** Which of the schemas that an object must fit are plain lists of properties: these are written as one. */
import { asArray, asObject, equalJson, isObject, type Json, type JsonObject } from '../../json.ts';

/** Properties of one object literal. */
export interface ObjectShape {
  readonly properties: ReadonlyMap<string, Json>;
  readonly required: ReadonlySet<string>;
}

/** Keywords that say more than which properties there are. */
const others = ['$ref', 'allOf', 'anyOf', 'oneOf', 'enum', 'const', 'items', 'prefixItems', 'patternProperties'];

/** The shape of a schema with those members of its `allOf` that say nothing else; the members that do are the rest. */
export function objectShape(schema: JsonObject): { shape: ObjectShape; rest: readonly Json[] } {
  const properties = new Map(Object.entries(asObject(schema.properties)));
  const required = new Set(names(schema.required));
  const rest: Json[] = [];
  for (const member of asArray(schema.allOf)) {
    if (!isPlain(member) || conflicts(properties, member)) rest.push(member);
    else {
      for (const [name, property] of Object.entries(asObject(member.properties))) properties.set(name, property);
      for (const name of names(member.required)) required.add(name);
    }
  }
  return { shape: { properties, required }, rest };
}

function isPlain(schema: Json): schema is JsonObject {
  if (!isObject(schema) || others.some((keyword) => schema[keyword] !== undefined)) return false;
  if (schema.type !== undefined && schema.type !== 'object') return false;
  const isOpen = schema.additionalProperties === undefined || schema.additionalProperties === true;
  return isOpen && (schema.properties !== undefined || Array.isArray(schema.required));
}

function conflicts(properties: ReadonlyMap<string, Json>, member: JsonObject): boolean {
  return Object.entries(asObject(member.properties)).some(([name, property]) => {
    const known = properties.get(name);
    return known !== undefined && !equalJson(known, property);
  });
}

function names(required: Json | undefined): string[] {
  return asArray(required).filter((name) => typeof name === 'string');
}
