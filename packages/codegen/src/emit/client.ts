/** `client.ts`: the class that users make, and one class a resource; each method is one delegating statement. */
import type {
  ClassDeclarationStructure,
  MethodDeclarationStructure,
  OptionalKind,
  ParameterDeclarationStructure,
} from 'ts-morph';
import type { ClientModel, OperationModel, ResourceModel, TaskModel } from '../model/model.ts';
import { camelCase, quote } from '../model/names.ts';
import { safeComment } from './doc-comment.ts';
import { ImportCollector, type TypeScriptFile } from './file.ts';
import { inputType, outcomeOf, outputType } from './operations.ts';

const codegen = '@limner/runtime/codegen';
type Class = OptionalKind<ClassDeclarationStructure>;
type Method = OptionalKind<MethodDeclarationStructure>;
type MethodParameter = OptionalKind<ParameterDeclarationStructure>;

/** Emits the client of a model. */
export function emitClient(model: ClientModel): TypeScriptFile {
  const imports = new ImportCollector();
  const classes = [
    clientClass(model, imports),
    ...model.resources.flatMap((resource) => resourceClasses(resource, imports)),
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

function clientClass(model: ClientModel, imports: ImportCollector): Class {
  const { spec } = model;
  const options = imports.type(codegen, 'ClientOptions');
  const servers = Object.keys(spec.servers ?? {})
    .map(quote)
    .join(' | ');
  const resources = model.resources.map((resource) => ({ property: camelCase(resource.path.at(-1) ?? ''), resource }));
  return {
    name: spec.client,
    isExported: true,
    docs: [safeComment(`Client for ${spec.title}.\n\n${spec.description.trim()}`)],
    properties: [
      ...resources.map(({ property, resource }) => ({ name: property, type: resource.className, isReadonly: true })),
      { name: '#client', type: imports.type(codegen, 'ResolvedClient'), isReadonly: true },
    ],
    ctors: [
      {
        docs: [
          safeComment(
            `Takes the key from \`apiKey\` or the environment variable ${spec.auth.env}.\n\n@throws ConfigurationError when an option cannot be used.`,
          ),
        ],
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
    ],
  };
}

function resourceClasses(resource: ResourceModel, imports: ImportCollector): Class[] {
  const { children } = resource;
  const client = imports.type(codegen, 'ResolvedClient');
  const properties = children.map((inner) => ({
    name: camelCase(inner.path.at(-1) ?? ''),
    type: inner.className,
    isReadonly: true,
  }));
  const methods = [
    ...resource.operations.map((operation) => operationMethod(operation, imports)),
    ...(resource.task ? taskMethods(resource.task, imports) : []),
    ...(resource.upload ? [uploadMethod(imports)] : []),
  ];
  const own: Class = {
    name: resource.className,
    isExported: true,
    docs: [`Methods below \`${resource.path.join('.')}\`.`],
    properties: [...properties, { name: '#client', type: client, isReadonly: true }],
    ctors: [
      {
        parameters: [{ name: 'client', type: client }],
        statements: [
          'this.#client = client;',
          ...children.map((inner) => `this.${camelCase(inner.path.at(-1) ?? '')} = new ${inner.className}(client);`),
        ],
      },
    ],
    methods,
  };
  return [own, ...children.flatMap((inner) => resourceClasses(inner, imports))];
}

function optionsParameter(imports: ImportCollector, type: string): MethodParameter {
  return { name: 'options', type: imports.type(codegen, type), hasQuestionToken: true };
}

function inputParameters(operation: OperationModel, imports: ImportCollector): MethodParameter[] {
  if (!operation.input) return [];
  const type = inputType(operation, imports);
  return [operation.input.required ? { name: 'input', type } : { name: 'input', type, initializer: '{}' }];
}

function promise(imports: ImportCollector, type: string): string {
  return `${imports.type(codegen, 'ApiPromise')}<${type}>`;
}

function operationMethod(operation: OperationModel, imports: ImportCollector): Method {
  const body = outputType(operation, imports);
  const result = operation.images ? `${imports.type(codegen, 'ImageResult')}<${body}>` : body;
  const call = imports.value(codegen, 'call');
  const value = imports.value('./operations.js', operation.constName);
  const input = operation.input ? 'input' : 'undefined';
  const line = `\`${operation.httpMethod} ${operation.path}\``;
  return {
    name: operation.methodName,
    docs: [safeComment([operation.description, line].filter((part) => part !== '').join('\n\n'))],
    parameters: [...inputParameters(operation, imports), optionsParameter(imports, 'CallOptions')],
    returnType: promise(imports, result),
    statements: `return ${call}(this.#client, ${value}, ${input}, options);`,
  };
}

function taskMethods(task: TaskModel, imports: ImportCollector): Method[] {
  const value = imports.value('./operations.js', task.constName);
  const result = `${imports.type(codegen, 'TaskResult')}<${outputType(outcomeOf(task), imports)}>`;
  const submit = imports.value(codegen, 'submitTask');
  const wait = imports.value(codegen, 'waitTask');
  const run = imports.value(codegen, 'runTask');
  return [
    {
      name: 'submit',
      docs: [`Starts the task and returns its id; nothing waits. \`${task.create.httpMethod} ${task.create.path}\``],
      parameters: [...inputParameters(task.create, imports), optionsParameter(imports, 'CallOptions')],
      returnType: promise(imports, imports.type(codegen, 'SubmittedTask')),
      statements: `return ${submit}(this.#client, ${value}, input, options);`,
    },
    {
      name: 'wait',
      docs: ['Waits for a task by its id, also one that another process submitted, and returns its images.'],
      parameters: [{ name: 'taskId', type: 'string' }, optionsParameter(imports, 'TaskOptions')],
      returnType: promise(imports, result),
      statements: `return ${wait}(this.#client, ${value}, taskId, options);`,
    },
    {
      name: 'run',
      docs: [
        'Starts the task, waits for it and returns its images. An error after the start carries `taskId`: resume with `wait`.',
      ],
      parameters: [...inputParameters(task.create, imports), optionsParameter(imports, 'TaskOptions')],
      returnType: promise(imports, result),
      statements: `return ${run}(this.#client, ${value}, input, options);`,
    },
  ];
}

function uploadMethod(imports: ImportCollector): Method {
  const upload = imports.value(codegen, 'uploadFile');
  return {
    name: 'upload',
    docs: ['Uploads a file and returns the address to use as an input image.'],
    parameters: [
      { name: 'file', type: imports.type(codegen, 'UploadSource') },
      optionsParameter(imports, 'CallOptions'),
    ],
    returnType: `Promise<${imports.type(codegen, 'UploadedFile')}>`,
    statements: `return ${upload}(this.#client, ${imports.value('./operations.js', 'fileUpload')}, file, options);`,
  };
}
