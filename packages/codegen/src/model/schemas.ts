/** Walks over schemas: their parts, what they refer to, and whether they lead back to themselves. */
import { asArray, asObject, asString, isObject, type Json, type JsonObject } from '../json.ts';
import { schemaKeywords, schemaListKeywords, schemaMapKeywords } from '../schema/vocabulary.ts';
import type { Direction, SchemaModel } from './model.ts';

const prefix = '#/components/schemas/';

/** A reference to a named schema. */
export function schemaReference(name: string): JsonObject {
  return { $ref: `${prefix}${name}` };
}

/** The name of the schema that a reference leads to. */
export function referencedName(schema: Json | undefined): string | undefined {
  const reference = asString(asObject(schema).$ref);
  return reference?.startsWith(prefix) ? reference.slice(prefix.length) : undefined;
}

/** The schemas directly inside a schema. */
export function* subschemas(schema: JsonObject): Generator<Json> {
  for (const keyword of schemaMapKeywords) yield* Object.values(asObject(schema[keyword]));
  for (const keyword of schemaKeywords) {
    const inner = schema[keyword];
    if (inner !== undefined) yield inner;
  }
  for (const keyword of schemaListKeywords) yield* asArray(schema[keyword]);
}

/** Names of all schemas that a schema refers to, at any depth but not through references. */
export function referencesOf(schema: Json): Set<string> {
  const found = new Set<string>();
  const visit = (node: Json): void => {
    if (!isObject(node)) return;
    const name = referencedName(node);
    if (name !== undefined) found.add(name);
    for (const inner of subschemas(node)) visit(inner);
  };
  visit(schema);
  return found;
}

/** The named schemas reachable from the operations, in the order of their names, with the ways they travel. */
export function collectSchemas(
  all: ReadonlyMap<string, JsonObject>,
  roots: Record<Direction, readonly string[]>,
): SchemaModel[] {
  const directions = new Map<string, Set<Direction>>();
  const references = new Map([...all].map(([name, schema]) => [name, referencesOf(schema)]));
  const visit = (name: string, direction: Direction): void => {
    const seen = directions.get(name) ?? new Set();
    if (seen.has(direction)) return;
    directions.set(name, seen.add(direction));
    for (const next of references.get(name) ?? []) visit(next, direction);
  };
  for (const name of roots.input) visit(name, 'input');
  for (const name of roots.output) visit(name, 'output');
  return [...directions.keys()].sort().map((name) => ({
    name,
    schema: all.get(name) ?? {},
    directions: directions.get(name) ?? new Set(),
    references: references.get(name) ?? new Set(),
    recursive: leadsBack(name, references),
    directional: true,
  }));
}

function leadsBack(name: string, references: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set<string>();
  const queue = [...(references.get(name) ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === name) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(references.get(next) ?? []));
  }
  return false;
}

/** The schemas at a pointer into values of a schema: through references, unions, properties and items. */
export function schemasAt(
  all: ReadonlyMap<string, JsonObject>,
  schema: Json | undefined,
  path: readonly string[],
): Json[] {
  if (schema === undefined) return [];
  const name = referencedName(schema);
  if (name !== undefined) return schemasAt(all, all.get(name), path);
  if (!isObject(schema)) return [];
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => asArray(schema[keyword]));
  const inBranches = branches.flatMap((branch) => schemasAt(all, branch, path));
  const [segment, ...rest] = path;
  if (segment === undefined) return [schema, ...inBranches];
  const property = asObject(schema.properties)[segment];
  const inner = property ?? (/^\d+$/.test(segment) ? schema.items : undefined);
  return [...inBranches, ...schemasAt(all, inner, rest)];
}
