/** `client.ts`: the class that users make, and one class a resource; each method is one delegating statement. */
import type { ClassDeclarationStructure, MethodDeclarationStructure, OptionalKind } from 'ts-morph';
import type { ClientModel } from '../model/model.ts';
import { quote } from '../model/names.ts';
import { safeComment } from './doc-comment.ts';
import { ImportCollector, type TypeScriptFile } from './file.ts';
import { keySources } from './key-sources.ts';
import { OperationTypes } from './operation-types.ts';
import { propertyName, resourceClasses } from './resource-classes.ts';
import { hasFailures } from './types/failures.ts';

const codegen = '@limner/runtime/codegen';

/** Emits the client of a model. */
export function emitClient(model: ClientModel): TypeScriptFile {
  const imports = new ImportCollector();
  const types = new OperationTypes(model, imports);
  const classes = [
    clientClass(model, imports),
    ...model.resources.flatMap((resource) => resourceClasses(resource, { imports, types })),
  ];
  return {
    kind: 'typescript',
    path: 'src/gen/client.ts',
    imports: imports.list(),
    namespaces: [],
    statements: [],
    classes,
  };
}

function clientClass(model: ClientModel, imports: ImportCollector): OptionalKind<ClassDeclarationStructure> {
  const { spec } = model;
  const options = imports.type(codegen, 'ClientOptions');
  const servers = Object.keys(spec.servers ?? {})
    .map(quote)
    .join(' | ');
  const resources = model.resources.map((resource) => ({ property: propertyName(resource), resource }));
  return {
    name: spec.client,
    isExported: true,
    docs: [safeComment(`Client for ${spec.title}.\n\n${spec.description.trim()}`).trim()],
    properties: [
      ...resources.map(({ property, resource }) => ({ name: property, type: resource.className, isReadonly: true })),
      { name: '#client', type: imports.type(codegen, 'ResolvedClient'), isReadonly: true },
    ],
    ctors: [
      {
        docs: [safeComment(`${keySources(model)}\n\n@throws ConfigurationError when an option cannot be used.`)],
        parameters: [{ name: 'options', type: `${options}<${servers === '' ? 'never' : servers}>`, initializer: '{}' }],
        statements: [
          `const client = ${imports.value(codegen, 'resolveClient')}(${imports.value('./provider.js', model.constName)}, options);`,
          'this.#client = client;',
          ...resources.map(({ property, resource }) => `this.${property} = new ${resource.className}(client);`),
        ],
      },
    ],
    methods: [
      {
        name: 'close',
        docs: ['Closes idle connections. Not needed for a program to end: they do not keep it alive.'],
        returnType: 'Promise<void>',
        statements: 'return this.#client.close();',
      },
      ...(model.operations.some(hasFailures) ? [failedMethod(imports)] : []),
    ],
  };
}

function failedMethod(imports: ImportCollector): OptionalKind<MethodDeclarationStructure> {
  const failures = imports.type('./types.js', 'Failures');
  return {
    name: 'failed',
    docs: [
      'True for an error of the operation that is one of its documented error answers: `error.status` then tells which, and `error.body` has its type.',
    ],
    typeParameters: [{ name: 'Id', constraint: `keyof ${failures}` }],
    parameters: [
      { name: 'id', type: 'Id' },
      { name: 'error', type: 'unknown' },
    ],
    returnType: `error is ${imports.type(codegen, 'ApiError')} & ${failures}[Id]`,
    statements: `return ${imports.value(codegen, 'isFailure')}(error, id);`,
  };
}
