/** The named schemas of a document with what is known of each. */
import type { OperationModel, SchemaModel } from '../model.ts';
import { reachable } from '../schema-graph.ts';
import { collectSchemas, referenceGraph } from '../schemas.ts';
import type { SchemaStore } from './schema-store.ts';
import { schemasWithTwoForms } from './two-forms.ts';

/** All of them: what no operation leads to is typed as what it would be in an answer. */
export function collectDocumentSchemas(store: SchemaStore, operations: readonly OperationModel[]): SchemaModel[] {
  const all = store.all();
  const references = referenceGraph(all);
  const input = operations.flatMap((operation) => operation.input?.schema ?? []);
  const output = operations
    .flatMap(({ output: name, failures = [] }) => [name, ...failures.map(({ schema }) => schema)])
    .filter((name) => name !== undefined);
  const used = reachable(references, [...input, ...output]);
  const others = [...all.keys()].filter((name) => !used.has(name));
  const twoForms = schemasWithTwoForms(all, references);
  return collectSchemas(all, { input, output: [...output, ...others], references }).map((schema) => ({
    ...schema,
    directional: schema.directions.size > 1 && twoForms.has(schema.name),
  }));
}
