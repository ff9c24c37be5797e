/** The classes that hold the methods of a resource and of the resources below it. */
import type {
  ClassDeclarationStructure,
  MethodDeclarationStructure,
  OptionalKind,
  ParameterDeclarationStructure,
} from 'ts-morph';
import type { OperationModel, ResourceModel, TaskModel } from '../model/model.ts';
import { safeComment } from './doc-comment.ts';
import type { ImportCollector } from './file.ts';
import type { OperationTypes } from './operation-types.ts';
import { outcomeOf } from './operations.ts';

const codegen = '@limner/runtime/codegen';
type Method = OptionalKind<MethodDeclarationStructure>;
type MethodParameter = OptionalKind<ParameterDeclarationStructure>;

interface Parts {
  readonly imports: ImportCollector;
  readonly types: OperationTypes;
}

/** The property of a client, or of the resource above, that holds a resource. */
export function propertyName({ path }: ResourceModel): string {
  return path.at(-1) ?? '';
}

/** The class of a resource, and those of the resources below it. */
export function resourceClasses(resource: ResourceModel, parts: Parts): OptionalKind<ClassDeclarationStructure>[] {
  const { children } = resource;
  const client = parts.imports.type(codegen, 'ResolvedClient');
  const properties = children.map((inner) => ({ name: propertyName(inner), type: inner.className, isReadonly: true }));
  const methods = [
    ...resource.operations.map((operation) => operationMethod(operation, parts)),
    ...(resource.task ? taskMethods(resource.task, parts) : []),
    ...(resource.upload ? [uploadMethod(parts.imports)] : []),
  ];
  const own: OptionalKind<ClassDeclarationStructure> = {
    name: resource.className,
    isExported: true,
    docs: [safeComment(`Methods below \`${resource.path.join('.')}\`.`)],
    properties: [...properties, { name: '#client', type: client, isReadonly: true }],
    ctors: [
      {
        parameters: [{ name: 'client', type: client }],
        statements: [
          'this.#client = client;',
          ...children.map((inner) => `this.${propertyName(inner)} = new ${inner.className}(client);`),
        ],
      },
    ],
    methods,
  };
  return [own, ...children.flatMap((inner) => resourceClasses(inner, parts))];
}

function optionsParameter(imports: ImportCollector, type: string): MethodParameter {
  return { name: 'options', type: imports.type(codegen, type), hasQuestionToken: true };
}

function inputParameters(operation: OperationModel, { types }: Parts): MethodParameter[] {
  if (!operation.input) return [];
  const type = types.input(operation);
  return [operation.input.required ? { name: 'input', type } : { name: 'input', type, initializer: '{}' }];
}

function promise(imports: ImportCollector, type: string): string {
  return `${imports.type(codegen, 'ApiPromise')}<${type}>`;
}

function operationMethod(operation: OperationModel, parts: Parts): Method {
  const { imports, types } = parts;
  const body = types.answer(operation);
  const result = operation.images ? `${imports.type(codegen, 'ImageResult')}<${body}>` : body;
  const call = imports.value(codegen, 'call');
  const value = imports.value('./operations.js', operation.constName);
  const input = operation.input ? 'input' : 'undefined';
  const line = `\`${operation.httpMethod} ${operation.path}\``;
  return {
    name: operation.methodName,
    docs: [safeComment([operation.description.trim(), line].filter((part) => part !== '').join('\n\n'))],
    parameters: [...inputParameters(operation, parts), optionsParameter(imports, 'CallOptions')],
    returnType: promise(imports, result),
    statements: `return ${call}(this.#client, ${value}, ${input}, options);`,
  };
}

function taskMethods(task: TaskModel, parts: Parts): Method[] {
  const { imports, types } = parts;
  const value = imports.value('./operations.js', task.constName);
  const result = `${imports.type(codegen, 'TaskResult')}<${types.answer(outcomeOf(task))}>`;
  const submit = imports.value(codegen, 'submitTask');
  const wait = imports.value(codegen, 'waitTask');
  const run = imports.value(codegen, 'runTask');
  return [
    {
      name: 'submit',
      docs: [`Starts the task and returns its id; nothing waits. \`${task.create.httpMethod} ${task.create.path}\``],
      parameters: [...inputParameters(task.create, parts), optionsParameter(imports, 'CallOptions')],
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
      parameters: [...inputParameters(task.create, parts), optionsParameter(imports, 'TaskOptions')],
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
