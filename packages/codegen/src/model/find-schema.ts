import type { ClientModel, SchemaModel } from './model.ts';

/** The schema of a name, where the model has it. */
export function findSchema(model: ClientModel, name: string): SchemaModel | undefined {
  return model.schemas.find((schema) => schema.name === name);
}
