/** `validators.ts`: one zod schema a named schema and direction, built on first use. */
import type { ClientModel, Direction, SchemaModel } from '../model/model.ts';
import { validatorName } from '../model/names.ts';
import { ImportCollector, type TypeScriptFile } from './file.ts';
import { SchemaWriter } from './schema-writer.ts';
import { constant } from './statements.ts';

const codegen = '@limner/runtime/codegen';

/** Every validator of a model, with the schema that it checks. */
export function listValidators(model: ClientModel): { name: string; schema: SchemaModel; direction: Direction }[] {
  return model.schemas.flatMap((schema) =>
    [...schema.directions].sort().map((direction) => ({
      name: validatorName(schema.name, direction, schema.directions.size === 1),
      schema,
      direction,
    })),
  );
}

/** Emits the validators of a model. */
export function emitValidators(model: ClientModel): TypeScriptFile {
  const imports = new ImportCollector();
  const byName = new Map(model.schemas.map((schema) => [schema.name, schema]));
  const statements = listValidators(model).map(({ name, schema, direction }) => {
    const writer = new SchemaWriter({ direction, owner: schema, schemas: byName, imports });
    // A schema that leads back to itself cannot have its type inferred.
    const type = schema.recursive
      ? `${imports.type(codegen, 'Schema')}<${imports.type('./types.js', schema.name)}>`
      : undefined;
    const value = `${imports.value(codegen, 'schema')}(() => ${writer.write(schema.schema, 0)})`;
    return constant({ name, value, ...(type !== undefined && { type }) });
  });
  return {
    kind: 'typescript',
    path: 'src/gen/validators.ts',
    imports: imports.list(),
    namespaces: [{ module: 'zod', name: 'z' }],
    statements,
  };
}
