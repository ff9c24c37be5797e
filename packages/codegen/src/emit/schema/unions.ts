/** Writes unions whose branches a property tells apart. */
import { asArray, asObject, asString, isObject, type Json, type JsonObject } from '../../json.ts';
import { referencedName } from '../../model/schemas.ts';
import { shapeOf } from './objects.ts';
import { type Check, dataSource, type Scope } from './part.ts';

/** The branches of a union by the tags that lead to them; undefined where not every branch is an object with tags of its own. */
export function taggedBranches(schema: JsonObject, scope: Scope): ReadonlyMap<string, Json> | undefined {
  const property = asString(asObject(schema.discriminator).propertyName);
  const branches = asArray(schema.oneOf ?? schema.anyOf);
  if (property === undefined || branches.length === 0) return undefined;
  const mapping = Object.entries(asObject(asObject(schema.discriminator).mapping));
  const found = new Map<string, Json>();
  for (const branch of branches) {
    const tags = isTypedObject(branch, scope) ? tagsOf(branch, { property, mapping, scope }) : [];
    if (tags.length === 0 || tags.some((tag) => found.has(tag))) return undefined;
    for (const tag of tags) found.set(tag, branch);
  }
  return found;
}

/** The check that tries the one branch that the property names. */
export function switchCheck(property: string, branches: ReadonlyMap<string, Json>, scope: Scope): Check {
  const members = [...branches].map(([tag, branch]): [string, string] => [tag, scope.deeper.write(branch)]);
  return { source: scope.use(`switchOn(${dataSource(property)}, ${shapeOf(members, scope.indent)})`), whole: true };
}

interface TagOptions {
  readonly property: string;
  readonly mapping: readonly (readonly [string, Json])[];
  readonly scope: Scope;
}

function tagsOf(branch: Json, { property, mapping, scope }: TagOptions): readonly string[] {
  const name = referencedName(branch);
  const mapped = mapping.filter(([, target]) => name !== undefined && nameOf(target) === name).map(([tag]) => tag);
  if (mapped.length > 0) return mapped;
  const constants = constantsAt(branch, property, scope);
  return constants.length > 0 || name === undefined ? constants : [name];
}

/** A mapping names a schema by a reference or by its bare name. */
function nameOf(target: Json): string | undefined {
  return referencedName({ $ref: target }) ?? asString(target);
}

function constantsAt(schema: Json, property: string, scope: Scope): readonly string[] {
  for (const part of inPlace(schema, scope)) {
    const { const: only, enum: several } = resolved(asObject(part.properties)[property], scope);
    const values = only === undefined ? asArray(several) : [only];
    if (values.length > 0 && values.every((value) => typeof value === 'string')) return values;
  }
  return [];
}

function resolved(schema: Json | undefined, scope: Scope): JsonObject {
  const name = referencedName(schema);
  return asObject(name === undefined ? schema : scope.target(name));
}

function isTypedObject(schema: Json, scope: Scope): boolean {
  return [...inPlace(schema, scope)].some(({ type }) => type === 'object');
}

/** A schema and all that it says by reference or allOf, each once. */
function* inPlace(schema: Json, scope: Scope): Generator<JsonObject> {
  const seen = new Set<string>();
  const queue: Json[] = [schema];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (!isObject(next)) continue;
    yield next;
    const name = referencedName(next);
    if (name !== undefined && !seen.has(name)) queue.push(scope.target(seen.add(name) && name));
    queue.push(...asArray(next.allOf));
  }
}
