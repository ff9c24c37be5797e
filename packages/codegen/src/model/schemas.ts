/** Walks over schemas: their parts, what they refer to, and whether they lead back to themselves. */
import { asArray, asObject, asString, isObject, type Json, type JsonObject } from '../json.ts';
import type { Direction, SchemaModel } from './model.ts';
import { type Graph, reachable, recursiveNames } from './schema-graph.ts';
import { schemaPositions } from './schema-positions.ts';

const prefix = '#/components/schemas/';

/** The name of the schema that a reference leads to. */
export function referencedName(schema: Json | undefined): string | undefined {
  const reference = asString(asObject(schema).$ref);
  return reference === undefined ? undefined : nameInReference(reference);
}

/** The name of the schema that the text of a reference leads to, as discriminators have it too. */
export function nameInReference(reference: string): string | undefined {
  if (!reference.startsWith(prefix)) return undefined;
  const name = reference.slice(prefix.length);
  if (name.includes('/')) return undefined;
  return decoded(name).replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Documents from outside hold percent signs that encode nothing. */
function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The schemas directly inside a schema. */
export function* subschemas(schema: JsonObject): Generator<Json> {
  for (const [keyword, value] of Object.entries(schema)) {
    const position = schemaPositions.get(keyword);
    if (position === 'map') yield* Object.values(asObject(value));
    else if (Array.isArray(value)) yield* position === undefined ? [] : value;
    else if (position === 'schema') yield value;
  }
}

/** Calls back for each schema directly inside a schema: in large documents twice as fast as walking `subschemas`. */
export function eachSubschema(schema: JsonObject, visit: (inner: Json) => void): void {
  for (const keyword of Object.keys(schema)) {
    const position = schemaPositions.get(keyword);
    if (position === undefined) continue;
    const value = schema[keyword];
    if (Array.isArray(value)) for (const inner of value) visit(inner);
    else if (position === 'map') for (const inner of Object.values(asObject(value))) visit(inner);
    else if (position === 'schema' && value !== undefined) visit(value);
  }
}

/** Names of all schemas that a schema refers to, at any depth but not through references. */
export function referencesOf(schema: Json): Set<string> {
  const found = new Set<string>();
  const visit = (node: Json): void => {
    if (!isObject(node)) return;
    const name = referencedName(node);
    if (name !== undefined) found.add(name);
    if (node.discriminator !== undefined) addMapped(node.discriminator, found);
    eachSubschema(node, visit);
  };
  visit(schema);
  return found;
}

function addMapped(discriminator: Json, found: Set<string>): void {
  for (const target of Object.values(asObject(asObject(discriminator).mapping))) {
    const name = typeof target === 'string' ? nameInReference(target) : undefined;
    if (name !== undefined) found.add(name);
  }
}

/** What each schema refers to. */
export function referenceGraph(all: Iterable<readonly [string, Json]>): Graph {
  return new Map([...all].map(([name, schema]) => [name, referencesOf(schema)]));
}

/** The named schemas reachable from the operations, in the order of their names, with the ways they travel. */
export function collectSchemas(
  all: ReadonlyMap<string, JsonObject>,
  { references = referenceGraph(all), ...roots }: Record<Direction, readonly string[]> & { references?: Graph },
): SchemaModel[] {
  const sent = reachable(references, roots.input);
  const answered = reachable(references, roots.output);
  const recursive = recursiveNames(references);
  return [...new Set([...sent, ...answered])].sort().map((name) => ({
    name,
    schema: all.get(name) ?? {},
    directions: new Set([...directionIf(sent.has(name), 'input'), ...directionIf(answered.has(name), 'output')]),
    references: references.get(name) ?? new Set(),
    recursive: recursive.has(name),
    directional: true,
  }));
}

function directionIf(travels: boolean, direction: Direction): Direction[] {
  return travels ? [direction] : [];
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
