/** What the types of a schema are called. */
import type { ClientModel, Direction, SchemaModel } from '../../model/model.ts';

/** A type to be declared: a schema as it travels in one direction, or in both where that makes no difference. */
export interface DeclaredType {
  readonly name: string;
  readonly schema: SchemaModel;
  readonly direction: Direction;
}

/** Name of a schema's type in one direction. */
export function typeName(model: ClientModel, schema: SchemaModel, direction: Direction): string {
  return direction === 'input' && hasTwoTypes(model, schema) ? `${schema.name}Input` : schema.name;
}

/** All types of a model's schemas, in the order of the schemas. */
export function declaredTypes(model: ClientModel): DeclaredType[] {
  return model.schemas.flatMap((schema) => {
    const only: Direction = schema.directions.has('output') ? 'output' : 'input';
    const directions: Direction[] = hasTwoTypes(model, schema) ? ['output', 'input'] : [only];
    return directions.map((direction) => ({ name: typeName(model, schema, direction), schema, direction }));
  });
}

/** Of a provider, one type serves both ways: its validators alone tell them apart. */
function hasTwoTypes(model: ClientModel, { directional, directions }: SchemaModel): boolean {
  return model.source === 'document' && directional && directions.size === 2;
}
