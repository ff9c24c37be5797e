/** Types of an operation's input and answer, as written in source. */
import { findSchema } from '../model/find-schema.ts';
import type { AnswerKind, ClientModel, Direction, OperationModel } from '../model/model.ts';
import type { ImportCollector } from './file.ts';
import { hasFailures } from './types/failures.ts';
import { typeName } from './types/type-names.ts';

const codegen = '@limner/runtime/codegen';

/** Writes the types of the operations of one model into one file. */
export class OperationTypes {
  readonly #model: ClientModel;
  readonly #imports: ImportCollector;

  constructor(model: ClientModel, imports: ImportCollector) {
    this.#model = model;
    this.#imports = imports;
  }

  /** What the caller gives. */
  input({ input, fixed, refused, body }: OperationModel): string {
    if (!input) return 'undefined';
    const named = this.#named(input.schema, 'input');
    const members = [
      ...Object.keys(fixed ?? {}).map((name) => `${name}?: true | undefined`),
      ...Object.keys(refused ?? {}).map((name) => `${name}?: false | null | undefined`),
    ];
    // Where the body is one member of the input, the call alone says what it refuses.
    const isFlat = typeof body === 'string' || body.property === undefined;
    return isFlat && members.length > 0 ? `${named} & { ${members.join('; ')} }` : named;
  }

  /** What the call resolves to, images aside. */
  answer(operation: OperationModel): string {
    const json = operation.output === undefined ? 'undefined' : this.#named(operation.output, 'output');
    const { answers } = operation;
    if (answers === undefined) return json;
    const types = new Set(order.filter((kind) => answers.includes(kind)).map((kind) => this.#ofKind(kind, operation)));
    if (types.size === 0) return 'undefined';
    return types.has('unknown') ? 'unknown' : [...types].join(' | ');
  }

  /** The documented error answers; undefined where there are none. */
  failure(operation: OperationModel): string | undefined {
    return hasFailures(operation) ? this.#imports.type('./types.js', operation.failureName) : undefined;
  }

  #ofKind(kind: AnswerKind, { output }: OperationModel): string {
    const json = output === undefined ? 'unknown' : this.#named(output, 'output');
    switch (kind) {
      case 'json':
        return json;
      case 'text':
        return 'string';
      case 'bytes':
        return 'Uint8Array';
      case 'events':
        return `${this.#imports.type(codegen, 'EventStream')}<${json}>`;
      case 'none':
        return 'undefined';
    }
  }

  #named(name: string, direction: Direction): string {
    const schema = findSchema(this.#model, name);
    return schema ? this.#imports.type('./types.js', typeName(this.#model, schema, direction)) : 'unknown';
  }
}

/** The order in which kinds of answers are written. */
const order: readonly AnswerKind[] = ['json', 'text', 'bytes', 'events', 'none'];
