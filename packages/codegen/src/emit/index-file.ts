/** `index.ts`: what the package promises. */
import type { ClientModel } from '../model/model.ts';
import type { TypeScriptFile } from './file.ts';
import { nameList } from './statements.ts';

/** Error classes that any call can end in, whatever the contract. */
const always = [
  'AbortedError',
  'ConfigurationError',
  'ConnectionError',
  'LimnerError',
  'ProtocolError',
  'TimeoutError',
  'ValidationError',
];
const types = [
  'CallOptions',
  'ClientOptions',
  'Drift',
  'ImageResult',
  'ResponseInfo',
  'SubmittedTask',
  'TaskOptions',
  'TaskProgress',
  'TaskResult',
  'UploadedFile',
  'UploadSource',
  'ValidationIssue',
];

/** Names of the error classes that a provider's calls can end in, sorted. */
export function errorClasses(model: ClientModel): string[] {
  const named = model.spec.errors.map(({ then }) => `${then.class}Error`);
  return [...new Set([...always, ...named])].sort();
}

/** Emits the index of a model. */
export function emitIndex(model: ClientModel): TypeScriptFile {
  const classes = model.resources.flatMap(function collect(resource): string[] {
    return [resource.className, ...resource.children.flatMap(collect)];
  });
  const used = types.filter((name) =>
    name.startsWith('Task') || name === 'SubmittedTask' ? model.tasks.length > 0 : true,
  );
  const exported = used.filter((name) => (name.startsWith('Upload') ? model.upload !== undefined : true));
  const exports = [
    { module: '@limner/runtime', keyword: 'export', names: [...errorClasses(model), 'GeneratedImage'].sort() },
    { module: '@limner/runtime', keyword: 'export type', names: exported },
    { module: './client.js', keyword: 'export', names: [model.spec.client] },
    { module: './client.js', keyword: 'export type', names: classes },
    { module: './types.js', keyword: 'export type', names: model.schemas.map(({ name }) => name) },
  ];
  return {
    kind: 'typescript',
    path: 'src/gen/index.ts',
    imports: [],
    namespaces: [],
    statements: exports.map(nameList),
  };
}
