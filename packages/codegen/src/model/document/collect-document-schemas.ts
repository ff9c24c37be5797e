/** The named schemas of a document with what is known of each. */
import type { OperationModel, SchemaModel } from '../model.ts';
import { collectSchemas } from '../schemas.ts';
import type { SchemaStore } from './schema-store.ts';
import { schemasWithTwoForms } from './two-forms.ts';

/** All of them: what no operation leads to is typed as what it would be in an answer. */
export function collectDocumentSchemas(store: SchemaStore, operations: readonly OperationModel[]): SchemaModel[] {
  const all = store.all();
  const input = operations.flatMap((operation) => operation.input?.schema ?? []);
  const answered = operations.flatMap(({ output, failures = [] }) => [output, ...failures.map(({ schema }) => schema)]);
  const output = answered.filter((name) => name !== undefined);
  const used = new Set(collectSchemas(all, { input, output }).map(({ name }) => name));
  const others = [...all.keys()].filter((name) => !used.has(name));
  const twoForms = schemasWithTwoForms(Object.fromEntries(all));
  return collectSchemas(all, { input, output: [...output, ...others] }).map((schema) => ({
    ...schema,
    directional: schema.directions.size > 1 && twoForms.has(schema.name),
  }));
}
