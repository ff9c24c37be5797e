/** The methods of a client in the order that a reader wants them: what makes images first, then the rest. */
import type { ClientModel, OperationModel, TaskModel, UploadModel } from '../../model/model.ts';
import { outcomeOf } from '../operations.ts';

/** One method, or a task's three as one. */
export interface ReferenceEntry {
  /** Dotted, as on the client: the heading. */
  readonly method: string;
  /** What is sent, in code. */
  readonly request: string;
  readonly description: string;
  /** Name of the schema of its input. */
  readonly input?: string;
  /** Continues "Gives", as finished Markdown. */
  readonly gives: string;
  /** Name of the schema of the provider's answer. */
  readonly output?: string;
  /** True where that answer is but the `body` of what is given. */
  readonly isBody: boolean;
}

/** All entries. */
export function referenceEntries(model: ClientModel): ReferenceEntry[] {
  const makesImages = ({ images, safe }: OperationModel): boolean => images !== undefined && !safe;
  const first = model.operations.filter(makesImages);
  const others = model.operations.filter((operation) => !makesImages(operation));
  return [
    ...first.map(operationEntry),
    ...model.tasks.map(taskEntry),
    ...(model.upload ? [uploadEntry(model.upload)] : []),
    ...others.map(operationEntry),
  ];
}

/** As a caller writes it. */
export function dotted({ resource, methodName }: Pick<OperationModel, 'resource' | 'methodName'>): string {
  return [...resource, methodName].join('.');
}

function operationEntry(operation: OperationModel): ReferenceEntry {
  const { input, output, images, httpMethod, path, description } = operation;
  return {
    method: dotted(operation),
    request: `${httpMethod} ${path}`,
    description,
    ...(input && { input: input.schema }),
    gives: images ? imageWords(operation) : answerWords(operation),
    ...(output !== undefined && { output }),
    isBody: images !== undefined,
  };
}

function taskEntry(task: TaskModel): ReferenceEntry {
  const { name, create, poll } = task;
  const { output } = outcomeOf(task);
  return {
    method: `${name}.run`,
    request: [create, poll].map(dotted).join(', '),
    description: `The whole task as one call, with progress and resume by id. \`${name}.submit\` and \`${name}.wait\` are the two halves of it: one gives \`{ taskId }\`, the other takes it.`,
    ...(create.input && { input: create.input.schema }),
    gives: "`{ images, body, taskId }`, with the provider's answer untouched in `body`",
    ...(output !== undefined && { output }),
    isBody: true,
  };
}

function uploadEntry({ create }: UploadModel): ReferenceEntry {
  return {
    method: [...create.resource, 'upload'].join('.'),
    request: dotted(create),
    description: 'Uploads a file, given by its path or as `{ data, name }`.',
    gives: 'its address as `url`, to be used as an input image',
    isBody: false,
  };
}

function imageWords({ accept, output }: OperationModel): string {
  const isRaw = accept.some((type) => type.startsWith('image/'));
  if (isRaw && output === undefined) return '`{ images }`';
  const bare = isRaw ? '; there is no `body` where the answer is the bytes of an image' : '';
  return `\`{ images, body }\`, with the provider's answer untouched in \`body\`${bare}`;
}

const kinds = {
  json: "the provider's answer",
  text: 'a `string`',
  bytes: 'a `Uint8Array`',
  events: 'an `EventStream`',
  none: '`undefined` where the answer has no body',
} as const;

function answerWords({ answers = ['json'] }: OperationModel): string {
  return answers.map((kind) => kinds[kind]).join(', or ') || '`undefined`';
}
