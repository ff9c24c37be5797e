/** `operations.ts`: what the runtime needs to know of each operation, task and upload, as data. */

import { findSchema } from '../model/find-schema.ts';
import type { ClientModel, OperationModel, TaskModel, UploadModel } from '../model/model.ts';
import { validatorName } from '../model/names.ts';
import { ImportCollector, type TypeScriptFile } from './file.ts';
import { type Literal, literal, Verbatim } from './literal.ts';
import { constant } from './statements.ts';

const codegen = '@limner/runtime/codegen';

/** Emits the operations of a model. */
export function emitOperations(model: ClientModel): TypeScriptFile {
  const imports = new ImportCollector();
  const statements = [
    ...model.operations.map((operation) => emitOperation(model, operation, imports)),
    ...model.tasks.map((task) => emitTask(task, imports)),
    ...(model.upload ? [emitUpload(model.upload, imports)] : []),
  ];
  return { kind: 'typescript', path: 'src/gen/operations.ts', imports: imports.list(), namespaces: [], statements };
}

function emitOperation(model: ClientModel, operation: OperationModel, imports: ImportCollector): string {
  const { id, httpMethod: method, path, safe, auth, parameters, body, accept, images } = operation;
  const value = { id, method, path, safe, auth, parameters: [...parameters], body, accept: [...accept], images };
  return constant({
    name: operation.constName,
    type: `${imports.type(codegen, 'Operation')}<${inputType(operation, imports)}, ${outputType(operation, imports)}>`,
    value: literal({ ...(value as unknown as Record<string, Literal>), validators: validators(model, operation) }), // plain data all through
    doc: `\`${method} ${path}\``,
  });
}

/** Loads the validators with the first call, and only the names that the operation has. */
function validators(model: ClientModel, { input, output }: OperationModel): Verbatim {
  const members = [
    input && `input: module.${nameFor(model, input.schema, 'input')}`,
    output !== undefined && `output: module.${nameFor(model, output, 'output')}`,
  ].filter((member) => typeof member === 'string');
  if (members.length === 0) return new Verbatim('async () => ({})');
  return new Verbatim(`async () => {
    const module = await import('./validators.js');
    return { ${members.join(', ')} };
  }`);
}

function nameFor(model: ClientModel, schema: string, direction: 'input' | 'output'): string {
  return validatorName(schema, direction, (findSchema(model, schema)?.directions.size ?? 1) === 1);
}

/** Type of an operation's input, as written in source. */
export function inputType(operation: OperationModel, imports: ImportCollector): string {
  return operation.input ? imports.type('./types.js', operation.input.schema) : 'undefined';
}

/** Type of an operation's JSON answer, as written in source. */
export function outputType(operation: OperationModel, imports: ImportCollector): string {
  return operation.output === undefined ? 'undefined' : imports.type('./types.js', operation.output);
}

/** The operation whose answer a task resolves to. */
export function outcomeOf(task: TaskModel): OperationModel {
  return task.result?.operation ?? task.poll;
}

function emitTask(task: TaskModel, imports: ImportCollector): string {
  const { name, id, pollProperty, status, pending, done, failed, firstWait, every, images } = task;
  const result = task.result && {
    operation: new Verbatim(task.result.operation.constName),
    property: task.result.property,
  };
  const types = `${inputType(task.create, imports)}, ${outputType(outcomeOf(task), imports)}`;
  return constant({
    name: task.constName,
    type: `${imports.type(codegen, 'TaskDefinition')}<${types}>`,
    value: literal({
      name,
      create: new Verbatim(task.create.constName),
      id,
      poll: new Verbatim(task.poll.constName),
      pollProperty,
      status,
      pending,
      done,
      failed,
      result,
      firstWait,
      every,
      images: images as readonly Literal[], // plain data all through
    }),
    doc: `${task.create.id}, then ${task.poll.id} until it is done${task.result ? `, then ${task.result.operation.id}` : ''}.`,
  });
}

function emitUpload(upload: UploadModel, imports: ImportCollector): string {
  const { create, ...facts } = upload;
  return constant({
    name: 'fileUpload',
    type: imports.type(codegen, 'UploadDefinition'),
    value: literal({ create: new Verbatim(create.constName), ...facts }),
    doc: `${create.id}, then the file as a form to the address that it names.`,
  });
}
