/** Finds which branch of a discriminated union a tag leads to, through references and allOf. */
import { asArray, asObject, asString, isObject, type Json, type JsonObject } from '../json.ts';
import { nameInReference, referencedName } from './schemas.ts';

/** The schema of a name. */
export type Target = (name: string) => Json;

/** The branches of a union by the tags that lead to them; undefined where not every branch is an object with tags of its own. */
export function taggedBranches(schema: JsonObject, target: Target): ReadonlyMap<string, Json> | undefined {
  const property = asString(asObject(schema.discriminator).propertyName);
  const branches = asArray(schema.oneOf ?? schema.anyOf);
  if (property === undefined || branches.length === 0) return undefined;
  const mapping = Object.entries(asObject(asObject(schema.discriminator).mapping));
  const found = new Map<string, Json>();
  for (const branch of branches) {
    const tags = isTypedObject(branch, target) ? tagsOf(branch, { property, mapping, target }) : [];
    if (tags.length === 0 || tags.some((tag) => found.has(tag))) return undefined;
    for (const tag of tags) found.set(tag, branch);
  }
  return found;
}

interface TagOptions {
  readonly property: string;
  readonly mapping: readonly (readonly [string, Json])[];
  readonly target: Target;
}

function tagsOf(branch: Json, { property, mapping, target }: TagOptions): readonly string[] {
  const name = referencedName(branch);
  const own = mapping.filter(([, mapped]) => name !== undefined && nameOf(mapped) === name).map(([tag]) => tag);
  if (own.length > 0) return own;
  const constants = constantsAt(branch, property, target);
  return constants.length > 0 || name === undefined ? constants : [name];
}

/** A mapping names a schema by a reference or by its bare name. */
function nameOf(target: Json): string | undefined {
  const text = asString(target);
  return text === undefined ? undefined : (nameInReference(text) ?? text);
}

function constantsAt(schema: Json, property: string, target: Target): readonly string[] {
  for (const part of inPlace(schema, target)) {
    const { const: only, enum: several } = resolved(asObject(part.properties)[property], target);
    const values = only === undefined ? asArray(several) : [only];
    if (values.length > 0 && values.every((value) => typeof value === 'string')) return values;
  }
  return [];
}

function resolved(schema: Json | undefined, target: Target): JsonObject {
  const name = referencedName(schema);
  return asObject(name === undefined ? schema : target(name));
}

/** Many documents leave the type out where there are properties; a tag stands in objects alone. */
function isTypedObject(schema: Json, target: Target): boolean {
  const parts = [...inPlace(schema, target)];
  const types = parts.flatMap(({ type }) => (type === undefined ? [] : [type]));
  return types.length > 0 ? types.includes('object') : parts.some(({ properties }) => properties !== undefined);
}

/** The schemas that a discriminator without branches leads to, by their tags: those that build on its schema by allOf. */
export function childrenOf(schema: Json): readonly (readonly [tag: string, name: string])[] {
  const { discriminator, oneOf, anyOf } = asObject(schema);
  if (!isObject(discriminator) || oneOf !== undefined || anyOf !== undefined) return [];
  return Object.entries(asObject(discriminator.mapping)).flatMap(([tag, target]) => {
    const name = nameOf(target);
    return name === undefined ? [] : [[tag, name] as const];
  });
}

/** A schema and all that it says by reference or allOf, each once. */
export function* inPlace(schema: Json, target: Target): Generator<JsonObject> {
  const seen = new Set<string>();
  const queue: Json[] = [schema];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (!isObject(next)) continue;
    yield next;
    const name = referencedName(next);
    if (name !== undefined && !seen.has(name)) queue.push(target(seen.add(name) && name));
    queue.push(...asArray(next.allOf));
  }
}
