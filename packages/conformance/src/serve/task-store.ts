import { randomUUID } from 'node:crypto';
import type { Answer } from './answer.ts';
import type { TaskContract } from './provider-contract.ts';

/** A job that was accepted. */
export interface StoredTask {
  readonly id: string;
  /** The request that created it. */
  readonly input: unknown;
  readonly createdAt: number;
  readonly readyAt: number;
  readonly fails: boolean;
  /** Final answers by operation: a job that is done is told in the same words every time, images included. */
  readonly outcomes: Map<string, Answer>;
}

/** Tasks that are remembered; the oldest is forgotten first. */
const most = 1000;

/** The jobs of one embedded provider, in memory alone. */
export class TaskStore {
  readonly #tasks = new Map<string, StoredTask>();
  readonly #ends = new Map<string, NodeJS.Timeout>();
  readonly #life: number;

  /** @param life milliseconds for which a task is known after its end */
  constructor(life: number) {
    this.#life = life;
  }

  /** Accepts a job that takes some milliseconds; `dashes` says how the provider writes its ids. */
  create(job: { input: unknown; milliseconds: number; fails: boolean; dashes: boolean }): StoredTask {
    const uuid = randomUUID();
    const createdAt = Date.now();
    const id = job.dashes ? uuid : uuid.replaceAll('-', '');
    const { input, fails, milliseconds } = job;
    const task = { id, input, createdAt, readyAt: createdAt + milliseconds, fails, outcomes: new Map() };
    this.#tasks.set(id, task);
    // Not only when somebody asks: what the task was asked for is gone with it. Whoever stops the server need not wait.
    this.#ends.set(id, setTimeout(() => this.#forget(id), milliseconds + this.#life).unref());
    const [oldest] = this.#tasks.keys();
    if (this.#tasks.size > most && oldest !== undefined) this.#forget(oldest);
    return task;
  }

  /** The job of an id; undefined where there is none, or its record has expired. */
  find(id: string): StoredTask | undefined {
    const found = this.#tasks.get(id);
    return found && Date.now() < found.readyAt + this.#life ? found : undefined;
  }

  /** All jobs, as data. */
  state(): unknown {
    return [...this.#tasks.values()].map(({ outcomes, ...task }) => ({ ...task, outcomes: [...outcomes] }));
  }

  clear(): void {
    for (const id of this.#tasks.keys()) this.#forget(id);
  }

  #forget(id: string): void {
    clearTimeout(this.#ends.get(id));
    this.#ends.delete(id);
    this.#tasks.delete(id);
  }
}

/** Where a job stands: its phase, and the state in the provider's words. A wait has as many equal parts as it has words. */
export function stateOf(
  { createdAt, readyAt, fails }: StoredTask,
  contract: TaskContract,
): { readonly phase: 'pending' | 'done' | 'failed'; readonly word: string | number } {
  const now = Date.now();
  if (now < readyAt) {
    const share = (now - createdAt) / (readyAt - createdAt);
    return { phase: 'pending', word: contract.pending[Math.floor(share * contract.pending.length)] ?? '' };
  }
  const phase = fails ? 'failed' : 'done';
  return { phase, word: contract[phase][0] ?? '' };
}
