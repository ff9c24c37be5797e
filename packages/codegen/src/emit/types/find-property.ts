/** Looks a property up in what a schema is put together from. */
import { asArray, asObject, type Json, type JsonObject } from '../../json.ts';
import type { SchemaModel } from '../../model/model.ts';
import { referencedName } from '../../model/schemas.ts';

/** Composed more deeply than this, a property is not looked for. */
const deepest = 8;

/** The schema of a property, through references and `allOf`. */
export function findProperty(
  schema: JsonObject,
  name: string,
  { schemas, depth = 0 }: { schemas: ReadonlyMap<string, SchemaModel>; depth?: number },
): Json | undefined {
  const properties = asObject(schema.properties);
  if (Object.hasOwn(properties, name)) return properties[name];
  if (depth > deepest) return undefined;
  const target = schemas.get(referencedName(schema) ?? '');
  for (const next of [...(target ? [target.schema] : []), ...asArray(schema.allOf).map(asObject)]) {
    const found = findProperty(next, name, { schemas, depth: depth + 1 });
    if (found !== undefined) return found;
  }
  return undefined;
}
