import { isRecord } from '../json/is-record.ts';
import { readPointer, tokensOf } from '../json/pointer.ts';
import type { Answer } from './answer.ts';
import type { FailureKind } from './choose-row.ts';
import { taskFacts } from './facts.ts';
import type { TaskContract } from './provider-contract.ts';
import type { CheckedRequest } from './request-checker.ts';
import { sample } from './sample.ts';
import { placeSchema } from './schema.ts';
import type { ServedOperation } from './served-operation.ts';
import type { ServedProvider, TaskRole } from './served-provider.ts';
import type { SuccessCall } from './success-answer.ts';
import { stateOf, TaskStore } from './task-store.ts';

/** What there is to say about a task: parts of a success, or why there is none. */
export type TaskWord =
  | {
      readonly success: Partial<SuccessCall>;
      /** Where the answer is kept by operation, once it is final. */
      readonly outcomes?: Map<string, Answer>;
      readonly failure?: never;
    }
  | { readonly failure: FailureKind; readonly texts?: readonly string[] };

/** Takes and reads the tasks of one embedded provider. */
export class TaskDesk {
  readonly #document: unknown;
  readonly #tasks: TaskStore;

  /** @param recordLife milliseconds for which a task is known after its end */
  constructor({ document }: ServedProvider, recordLife: number) {
    this.#document = document;
    this.#tasks = new TaskStore(recordLife);
  }

  /** All tasks that are remembered, as data. */
  state(): unknown {
    return this.#tasks.state();
  }

  /** Forgets all tasks. */
  forget(): void {
    this.#tasks.clear();
  }

  /** Accepts a task. */
  create(request: CheckedRequest, job: { task: TaskContract; milliseconds: number; fails: boolean }): TaskWord {
    const { task, milliseconds, fails } = job;
    const dashes = this.#writesDashes(request.operation, task.id);
    const { id } = this.#tasks.create({ input: request.body, milliseconds, fails, dashes });
    const facts = taskFacts(task, { id, seconds: Math.ceil(milliseconds / 1000) });
    return { success: { facts, withImages: false } };
  }

  /** Says where a task stands, and gives its images once it is done. */
  read(request: CheckedRequest, { task, step }: TaskRole): TaskWord {
    const id = this.#taskId(request);
    const found = this.#tasks.find(id);
    if (!found) return { failure: 'unknown-task', texts: [`${id}: no such task`] };
    const { phase, word } = stateOf(found, task);
    if (phase === 'failed' && step === 'result') return { failure: 'task-failed' };
    const success = { facts: taskFacts(task, { id, word }), input: found.input, withImages: phase === 'done' };
    // A job that has not ended well has no accounting.
    return phase === 'done' ? { success, outcomes: found.outcomes } : { success: { ...success, meta: {} } };
  }

  /** The one value that a poll must have: in its path, or the first required member of its body. */
  #taskId({ operation, pathValues, body }: CheckedRequest): string {
    const [inPath] = Object.values(pathValues);
    if (inPath !== undefined) return inPath;
    const pointer = operation.body?.values().next().value;
    const { schema } = placeSchema(this.#document, { $ref: `#${pointer}` });
    const [property] = [schema.required].flat();
    return isRecord(body) ? String(body[String(property)]) : '';
  }

  /** Whether an example of the document writes the ids of tasks with dashes. */
  #writesDashes({ responses }: ServedOperation, pointer: string): boolean {
    const schema = responses.get('200')?.contents.get('application/json');
    const place = placeSchema(this.#document, { $ref: `#${schema}` });
    const example = sample(place, { wanted: [tokensOf(pointer)], count: 1 });
    return String(readPointer(example, pointer)).includes('-');
  }
}
