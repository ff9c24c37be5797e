/** `validators.ts`: one zod schema a named schema and direction, built on first use. */
import type { ClientModel, Direction, SchemaModel } from '../model/model.ts';
import { validatorName } from '../model/names.ts';
import { ImportCollector, type PlannedFile } from './file.ts';
import { constant } from './statements.ts';
import { writeValidators } from './validator-set.ts';

const codegen = '@limner/runtime/codegen';
const validation = '@limner/runtime/validation';

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
export function emitValidators(model: ClientModel): PlannedFile {
  const imports = new ImportCollector();
  const { validators, imports: used } = writeValidators({
    schemas: new Map(model.schemas.map((schema) => [schema.name, schema])),
    entries: listValidators(model).map(({ name, schema, direction }) => ({ name, schemaName: schema.name, direction })),
    exact: false,
    closed: model.requests === 'closed',
    assertsFormats: true,
    directional: false,
  });
  const recursive = new Set(model.schemas.filter((schema) => schema.recursive).map(({ name }) => name));
  const statements = validators.map(({ name, source, entry }) => {
    // A schema that leads back to itself cannot have its type inferred.
    const type =
      entry !== undefined && recursive.has(entry.schemaName)
        ? `${imports.type(codegen, 'Schema')}<${imports.type('./types.js', entry.schemaName)}>`
        : undefined;
    return constant({ name, value: source, ...(type !== undefined && { type }) });
  });
  for (const name of used) imports.value(name === 'schema' ? codegen : validation, name);
  return {
    kind: 'typescript',
    path: 'src/gen/validators.ts',
    imports: imports.list(),
    namespaces: [{ module: 'zod', name: 'z' }],
    statements,
  };
}
