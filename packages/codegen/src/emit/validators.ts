/** One zod schema a named schema and direction, built on first use: in TypeScript for providers, in plain JavaScript for documents. */
import type { ClientModel, Direction, SchemaModel } from '../model/model.ts';
import { validatorName } from '../model/names.ts';
import { reservedValues } from '../model/reserved-names.ts';
import { ImportCollector, type PlannedFile } from './file.ts';
import { constant } from './statements.ts';
import { typeName } from './types/type-names.ts';
import { type WrittenSet, writeValidators } from './validator-set.ts';

const codegen = '@limner/runtime/codegen';
const validation = '@limner/runtime/validation';

/** A validator that a package exports. */
export interface ListedValidator {
  /** Name that it is exported by. */
  readonly name: string;
  readonly schema: SchemaModel;
  readonly direction: Direction;
}

/** Every validator of a model, with the schema that it checks. */
export function listValidators(model: ClientModel): ListedValidator[] {
  const taken = new Set<string>();
  return model.schemas.flatMap((schema) => {
    const directions = checkedDirections(model, schema);
    return directions.map((direction) => {
      const name = validatorName(schema.name, direction, directions.length === 1);
      return { name: unused(name, taken), schema, direction };
    });
  });
}

/** A schema that says the same both ways has one validator. */
function checkedDirections(model: ClientModel, { directions, directional }: SchemaModel): Direction[] {
  const all = [...directions].sort();
  return model.source === 'document' && !directional ? all.slice(-1) : all;
}

/** Two schemas can come to one name, as `Foo` with its two directions and `FooInput` do. */
function unused(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}$${count}`;
  taken.add(free);
  return free;
}

/** Emits the validators of a model. */
export function emitValidators(model: ClientModel): PlannedFile[] {
  return model.source === 'document' ? documentValidators(model) : [providerValidators(model)];
}

function providerValidators(model: ClientModel): PlannedFile {
  const imports = new ImportCollector();
  const { validators, imports: used } = written(model, listValidators(model));
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

/** Plain JavaScript beside its declarations, so that no compiler works out types from zod. */
function documentValidators(model: ClientModel): PlannedFile[] {
  const listed = listValidators(model);
  const { validators, imports: used } = written(
    model,
    listed.map((entry) => ({ ...entry, name: inModule(entry.name) })),
  );
  const imports = new ImportCollector();
  for (const name of used) imports.value(validation, name);
  const constants = validators.map(({ name, source }) => `const ${name} = ${source};`);
  const script: PlannedFile = {
    kind: 'typescript',
    path: 'src/gen/validators.js',
    imports: imports.list(),
    namespaces: [{ module: 'zod', name: 'z' }],
    statements: [...constants, exportOf(listed)],
  };
  return [script, declarations(model, listed)];
}

function declarations(model: ClientModel, listed: readonly ListedValidator[]): PlannedFile {
  const imports = new ImportCollector();
  const statements = listed.map(({ name, schema, direction }) => {
    const type = imports.type('./types.js', typeName(model, schema, direction));
    return `declare const ${inModule(name)}: ${imports.type(codegen, 'Schema')}<${type}>;`;
  });
  return {
    kind: 'typescript',
    path: 'src/gen/validators.d.ts',
    imports: imports.list(),
    namespaces: [],
    statements: [statements.join('\n'), exportOf(listed)],
  };
}

/** What a validator is called inside its module, where it may be exported by a word of the language. */
function inModule(name: string): string {
  return reservedValues.has(name) ? `${name}$` : name;
}

function exportOf(listed: readonly ListedValidator[]): string {
  const names = listed.map(({ name }) => (inModule(name) === name ? name : `${inModule(name)} as ${name}`));
  return `export {\n${names.map((name) => `  ${name},\n`).join('')}};`;
}

function written(model: ClientModel, listed: readonly ListedValidator[]): WrittenSet {
  const isDocument = model.source === 'document';
  return writeValidators({
    schemas: new Map(model.schemas.map((schema) => [schema.name, schema])),
    entries: listed.map(({ name, schema, direction }) => ({ name, schemaName: schema.name, direction })),
    exact: isDocument,
    closed: model.requests === 'closed',
    assertsFormats: true,
    directional: isDocument,
  });
}
