/** `index.ts`: what the package promises. */
import { exportedNames } from '../model/exported-names.ts';
import type { ClientModel } from '../model/model.ts';
import type { TypeScriptFile } from './file.ts';
import { nameList } from './statements.ts';

/** Emits the index of a model. */
export function emitIndex(model: ClientModel): TypeScriptFile {
  const { spec, resources, schemas } = model;
  const names = exportedNames(spec, {
    resources,
    hasTasks: model.tasks.length > 0,
    hasUpload: model.upload !== undefined,
  });
  const exports = [
    // From the entry that the client loads anyway: each further file takes its time at the start of a program.
    { module: '@limner/runtime/codegen', keyword: 'export', names: names.values },
    { module: '@limner/runtime', keyword: 'export type', names: names.types },
    { module: './client.js', keyword: 'export', names: [spec.client] },
    { module: './client.js', keyword: 'export type', names: names.resources },
    { module: './types.js', keyword: 'export type', names: schemas.map(({ name }) => name) },
  ];
  return {
    kind: 'typescript',
    path: 'src/gen/index.ts',
    imports: [],
    namespaces: [],
    statements: exports.map(nameList),
  };
}
