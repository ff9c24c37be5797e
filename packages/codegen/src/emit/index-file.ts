/** `index.ts`: what the package promises. */
import { exportedNames } from '../model/exported-names.ts';
import type { ClientModel } from '../model/model.ts';
import type { TypeScriptFile } from './file.ts';
import { nameList } from './statements.ts';
import { hasFailures } from './types/failures.ts';
import { declaredTypes } from './types/type-names.ts';

const codegen = '@limner/runtime/codegen';

/** Emits the index of a model. */
export function emitIndex(model: ClientModel): TypeScriptFile {
  const { spec, resources } = model;
  const names = exportedNames(spec, {
    resources,
    hasTasks: model.tasks.length > 0,
    hasUpload: model.upload !== undefined,
  });
  const failures = model.operations.filter(hasFailures).map(({ failureName }) => failureName);
  const types = [
    ...declaredTypes(model).map(({ name }) => name),
    ...failures,
    ...(failures.length > 0 ? ['Failures'] : []),
  ];
  const exports = [
    // From the entry that the client loads anyway: each further file takes its time at the start of a program.
    {
      module: codegen,
      keyword: 'export',
      names: [...names.values, ...(failures.length > 0 ? ['ApiError'] : [])].sort(),
    },
    { module: '@limner/runtime', keyword: 'export type', names: names.types },
    { module: codegen, keyword: 'export type', names: seamTypes(model) },
    { module: './client.js', keyword: 'export', names: [spec.client] },
    { module: './client.js', keyword: 'export type', names: names.resources },
    { module: './types.js', keyword: 'export type', names: types },
  ];
  return {
    kind: 'typescript',
    path: 'src/gen/index.ts',
    imports: [],
    namespaces: [],
    statements: exports.filter(({ names: all }) => all.length > 0).map(nameList),
  };
}

/** Types of the runtime that stand in inputs and answers of a document's operations. */
function seamTypes({ source, operations }: ClientModel): string[] {
  if (source !== 'document') return [];
  const takesFiles = operations.some(({ body }) => typeof body === 'object' && body.kind !== 'json');
  const hasEvents = operations.some(({ answers = [] }) => answers.includes('events'));
  return [...(takesFiles ? ['BinaryInput'] : []), ...(hasEvents ? ['EventStream'] : [])];
}
