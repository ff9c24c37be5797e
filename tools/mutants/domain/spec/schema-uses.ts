import { type Members, membersOf } from './json.ts';

/** Where a schema of the components is used. */
export interface SchemaUses {
  /** Properties that it is the schema of, or of whose schema it is a part. */
  readonly properties: ReadonlySet<string>;
  /** Operations whose parameters, body or answer lead to it. */
  readonly operations: ReadonlySet<string>;
  /** Whether it is of what is sent; otherwise of answers alone. */
  readonly isSent: boolean;
}

/** The uses of each schema of the components, by its name. */
export function schemaUses(document: Members): ReadonlyMap<string, SchemaUses> {
  const schemas = membersOf(membersOf(document.components).schemas);
  const within = new Map(Object.entries(schemas).map(([name, schema]) => [name, refsIn(schema)]));
  const operations = Object.values(membersOf(document.paths))
    .flatMap((item) => Object.values(membersOf(item)))
    .map(membersOf);
  const refs = [...within.values(), refsIn(operations)].flat();
  const leadTo = (name: string, from: unknown): boolean => reached(refsIn(from), within).has(name);
  const usesOf = (name: string): SchemaUses => ({
    properties: new Set(refs.flatMap(({ property, ...ref }) => (ref.name === name && property ? [property] : []))),
    operations: new Set(operations.filter((one) => leadTo(name, one)).map(({ operationId }) => String(operationId))),
    isSent: operations.some(({ requestBody, parameters }) => leadTo(name, [requestBody, parameters])),
  });
  return new Map(Object.keys(schemas).map((name) => [name, usesOf(name)]));
}

interface Ref {
  readonly name: string;
  readonly property: string | undefined;
}

/** References to schemas, with the property that each stands under. */
function refsIn(value: unknown, property?: string): Ref[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => refsIn(one, property));
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === '$ref') return [{ name: String(inner).split('/').at(-1) ?? '', property }];
    if (key !== 'properties') return refsIn(inner, property);
    return Object.entries(membersOf(inner)).flatMap(([name, schema]) => refsIn(schema, name));
  });
}

/** Names of all schemas that references lead to. */
function reached(refs: readonly Ref[], within: ReadonlyMap<string, readonly Ref[]>): ReadonlySet<string> {
  const names = new Set(refs.map(({ name }) => name));
  // A set is gone through with what is added on the way.
  for (const name of names) for (const inner of within.get(name) ?? []) names.add(inner.name);
  return names;
}
