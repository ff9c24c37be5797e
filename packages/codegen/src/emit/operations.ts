/** `operations.ts`: what the runtime needs to know of each operation, task and upload, as data. */

import type { ClientModel, OperationModel, TaskModel, UploadModel } from '../model/model.ts';
import { ImportCollector, type PlannedFile } from './file.ts';
import { type Literal, literal, Verbatim } from './literal.ts';
import { OperationTypes } from './operation-types.ts';
import { constant } from './statements.ts';
import { ValidatorNames } from './validator-names.ts';

const codegen = '@limner/runtime/codegen';

/**
 * Emits the operations of a model. A document can have thousands: those are plain JavaScript beside its declarations, as
 * comparing each literal with its type is half of what compilers have to do for the whole package.
 */
export function emitOperations(model: ClientModel): PlannedFile[] {
  const imports = new ImportCollector();
  const parts: Parts = { imports, types: new OperationTypes(model, imports), validators: new ValidatorNames(model) };
  if (model.source === 'document') return documentOperations(model, parts);
  const statements = [
    ...model.operations.map((operation) => constant(operationConstant(operation, parts))),
    ...model.tasks.map((task) => emitTask(task, parts)),
    ...(model.upload ? [emitUpload(model.upload, imports)] : []),
  ];
  return [file('operations.ts', statements, imports)];
}

function documentOperations(model: ClientModel, parts: Parts): PlannedFile[] {
  const written = model.operations.map((operation) => operationConstant(operation, parts));
  const values = written.map(({ name, value, doc }) => constant({ name, value, doc }));
  const types = written.map(({ name, type }) => `export declare const ${name}: ${type};`);
  return [file('operations.js', values), file('operations.d.ts', [types.join('\n')], parts.imports)];
}

function file(name: string, statements: readonly string[], imports = new ImportCollector()): PlannedFile {
  return { kind: 'typescript', path: `src/gen/${name}`, imports: imports.list(), namespaces: [], statements };
}

interface Parts {
  readonly imports: ImportCollector;
  readonly types: OperationTypes;
  readonly validators: ValidatorNames;
}

/** The parts of a constant that holds an operation. */
function operationConstant(
  operation: OperationModel,
  { imports, types, validators }: Parts,
): { name: string; type: string; value: string; doc: string } {
  const { id, httpMethod: method, path, safe, auth, security, server, parameters, body, accept, answers } = operation;
  const facts = { id, method, path, safe, auth, security, server, parameters, body, accept, answers };
  const { fixed, refused, images } = operation;
  const data = { ...facts, fixed, refused, failures: bodiesOf(operation), images } as unknown as Record<
    string,
    Literal
  >; // plain data all through
  const failure = types.failure(operation);
  const typeArguments = [types.input(operation), types.answer(operation), ...(failure === undefined ? [] : [failure])];
  return {
    name: operation.constName,
    type: `${imports.type(codegen, 'Operation')}<${typeArguments.join(', ')}>`,
    value: literal({ ...data, validators: loadValidators(operation, validators) }),
    doc: `\`${method} ${path}\``,
  };
}

/** By status, range or `default`, whether a documented error answer has a JSON body. */
function bodiesOf({ failures = [] }: OperationModel): Literal {
  if (failures.length === 0) return undefined;
  return Object.fromEntries(failures.map(({ status, schema }) => [status, schema === undefined ? 'any' : 'json']));
}

/** Loads the validators with the first call, and only the names that the operation has. */
function loadValidators({ input, output }: OperationModel, names: ValidatorNames): Verbatim {
  const found = {
    input: input && names.find(input.schema, 'input'),
    output: output === undefined ? undefined : names.find(output, 'output'),
  };
  const members = Object.entries(found).flatMap(([key, name]) => (name === undefined ? [] : `${key}: module.${name}`));
  if (members.length === 0) return new Verbatim('async () => ({})');
  return new Verbatim(`async () => {
    const module = await import('./validators.js');
    return { ${members.join(', ')} };
  }`);
}

/** The operation whose answer a task resolves to. */
export function outcomeOf(task: TaskModel): OperationModel {
  return task.result?.operation ?? task.poll;
}

function emitTask(task: TaskModel, { imports, types }: Parts): string {
  const { name, id, pollProperty, status, pending, done, failed, firstWait, every, images } = task;
  const result = task.result && {
    operation: new Verbatim(task.result.operation.constName),
    property: task.result.property,
  };
  const typeArguments = `${types.input(task.create)}, ${types.answer(outcomeOf(task))}`;
  return constant({
    name: task.constName,
    type: `${imports.type(codegen, 'TaskDefinition')}<${typeArguments}>`,
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
