/** Reads JSON Schemas of an OpenAPI document, references and choices included. */
import { isRecord, type JsonObject } from '../json/is-record.ts';
import { readPointer } from '../json/pointer.ts';

/** A schema with the document that its references point into. */
export interface PlacedSchema {
  readonly document: unknown;
  readonly schema: JsonObject;
}

/** The token that stands for every item of a list. */
export const everyItem = '*';

/** Follows local references; what is no object (`true`) is a schema that says nothing. */
export function placeSchema(document: unknown, schema: unknown): PlacedSchema {
  if (!isRecord(schema)) return { document, schema: {} };
  const { $ref: reference, ...rest } = schema;
  if (typeof reference !== 'string') return { document, schema };
  const target = placeSchema(document, readPointer(document, reference.replace(/^#/, '')));
  return { document, schema: { ...target.schema, ...rest } };
}

/** The schemas of a choice that can be anything but null; the schema itself where it is no choice. */
export function branchesOf({ document, schema }: PlacedSchema): readonly PlacedSchema[] {
  const choice = schema.anyOf ?? schema.oneOf;
  if (!Array.isArray(choice)) return [{ document, schema }];
  return choice
    .flatMap((branch) => branchesOf(placeSchema(document, branch)))
    .filter((branch) => typesOf(branch).join() !== 'null');
}

/** The types that a schema names. */
export function typesOf({ schema }: PlacedSchema): readonly string[] {
  const { type } = schema;
  return [type].flat().filter((name) => typeof name === 'string');
}

/** The schema of a member. */
export function memberOf(place: PlacedSchema, name: string): PlacedSchema | undefined {
  const properties = place.schema.properties;
  if (isRecord(properties) && Object.hasOwn(properties, name)) return placeSchema(place.document, properties[name]);
  return undefined;
}

/** The schema of a list's items. */
export function itemsOf(place: PlacedSchema): PlacedSchema | undefined {
  return place.schema.items === undefined ? undefined : placeSchema(place.document, place.schema.items);
}

/** The schema below some tokens, by the first branch that has it; undefined where none does. */
export function schemaAt(place: PlacedSchema, tokens: readonly string[]): PlacedSchema | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return place;
  for (const branch of branchesOf(place)) {
    const next = token === everyItem ? itemsOf(branch) : memberOf(branch, token);
    const found = next && schemaAt(next, rest);
    if (found) return found;
  }
  return undefined;
}
