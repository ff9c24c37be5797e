import type { ClientModel, SchemaModel } from './model.ts';

/** By model: each has thousands of operations, and they ask for one schema after the other. */
const known = new WeakMap<readonly SchemaModel[], ReadonlyMap<string, SchemaModel>>();

/** The schema of a name, where the model has it. */
export function findSchema({ schemas }: ClientModel, name: string): SchemaModel | undefined {
  const byName = known.get(schemas) ?? new Map(schemas.map((schema) => [schema.name, schema]));
  known.set(schemas, byName);
  return byName.get(name);
}
