import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseOrder } from './case-order.ts';
import type { Played, RunningCase } from './client-under-test.ts';
import { parseProgramLine } from './parse-program-line.ts';
import { type ProgramCommand, ProgramProcess } from './program-process.ts';
import type { Hello, ProgramMessage, Released, RunnerMessage } from './protocol.ts';

/** Milliseconds that a program has to close the client of a case, or to end when it is told bye. */
const closing = 5000;

interface OpenCase {
  readonly aborted: PromiseWithResolvers<void>;
  readonly played: PromiseWithResolvers<Played>;
  readonly released: PromiseWithResolvers<Released>;
}

/** One life of a program that plays cases: from its hello to its end, which may come at any time. */
export class ProgramSession {
  /** Rejects where the program ends, errs or is silent before it. */
  readonly hello: Promise<Hello>;
  readonly #process: ProgramProcess;
  readonly #patience: number;
  readonly #hello = Promise.withResolvers<Hello>();
  readonly #bye = Promise.withResolvers<readonly string[]>();
  readonly #open = new Map<string, OpenCase>();
  readonly #ordered = new Set<string>();
  #heardAt = performance.now();
  #over = false;

  constructor(command: ProgramCommand, patience: number) {
    this.#patience = patience;
    this.hello = this.#hello.promise;
    this.hello.catch(() => {}); // told to whoever waits for it
    this.#process = new ProgramProcess(command, (line) => this.#hear(line));
    void this.#process.ended.then((how) => this.#fail(`the program ended (${how})`));
    void this.#within(this.hello).catch(() => this.#fail(`the program did not say hello within ${patience / 1000} s`));
  }

  /** It has ended, and plays nothing any more. */
  get over(): boolean {
    return this.#over;
  }

  /** Orders a case. */
  begin(order: CaseOrder): RunningCase {
    const { id } = order;
    const open: OpenCase = {
      aborted: Promise.withResolvers(),
      played: Promise.withResolvers(),
      released: Promise.withResolvers(),
    };
    this.#open.set(id, open);
    this.#ordered.add(id);
    this.#say({ type: 'call', order });
    void this.#within(open.played.promise).catch(() => this.#lose(open));
    return {
      played: open.played.promise,
      begun: () => this.#say({ type: 'begun', id }),
      giveUp: () => this.#abort(id, open),
      release: () => this.#release(id, open),
    };
  }

  /** Says bye; gives what the program left behind. Kills it where it does not end. */
  async end(): Promise<readonly string[]> {
    this.#say({ type: 'bye' });
    const late = new AbortController();
    const silent = sleep(closing, [`it did not end within ${closing / 1000} s`], { signal: late.signal });
    const left = await Promise.race([this.#bye.promise, silent]);
    this.#process.hush();
    await Promise.race([this.#process.ended, sleep(closing, undefined, { signal: late.signal })]);
    late.abort();
    this.#process.kill();
    return left;
  }

  #say(message: RunnerMessage): void {
    if (!this.#over) this.#process.say(message);
  }

  #hear(line: string): void {
    this.#heardAt = performance.now();
    const { message, problem, id } = parseProgramLine(line);
    if (message !== undefined) this.#take(message, line);
    else if (id !== undefined && this.#ordered.has(id)) this.#open.get(id)?.played.resolve({ kind: 'fault', problem });
    else this.#fail(problem);
  }

  #take(message: ProgramMessage, line: string): void {
    if (message.type === 'hello') this.#hello.resolve(message);
    else if (message.type === 'bye') this.#bye.resolve(message.left);
    else if (this.#ordered.has(message.id)) this.#takeOfCase(message);
    else this.#fail(`the program told of a case that was not ordered: ${line.slice(0, 200)}`);
  }

  /** What comes too late, or twice, is of a case that is over. */
  #takeOfCase(message: Exclude<ProgramMessage, { type: 'hello' | 'bye' }>): void {
    const open = this.#open.get(message.id);
    switch (message.type) {
      case 'answer':
        open?.played.resolve({ kind: 'answer', answer: message });
        break;
      case 'aborted':
        open?.aborted.resolve();
        break;
      case 'unsupported':
        open?.played.resolve({ kind: 'unsupported', reason: message.reason });
        break;
      case 'fault':
        open?.played.resolve({ kind: 'fault', problem: message.problem });
        break;
      case 'released':
        open?.released.resolve(message);
        break;
    }
  }

  /** A case that got no answer in time; a program that said nothing at all meanwhile is beyond hope. */
  #lose({ played }: OpenCase): void {
    const time = `${this.#patience / 1000} s`;
    played.resolve({ kind: 'fault', problem: `the program did not answer within ${time}${this.#process.errors}` });
    if (performance.now() - this.#heardAt >= this.#patience) this.#fail(`the program said nothing for ${time}`);
  }

  /** What is over cannot be given up any more, and need not be waited for. */
  async #abort(id: string, { aborted, played }: OpenCase): Promise<void> {
    this.#say({ type: 'abort', id });
    await Promise.race([aborted.promise, played.promise]);
  }

  async #release(id: string, { released }: OpenCase): Promise<Released> {
    this.#say({ type: 'release', id });
    if (this.#over) released.resolve({ rejections: [] });
    const late = new AbortController();
    const fault = `the program did not tell that it closed the client, within ${closing / 1000} s`;
    const silent = sleep(closing, { rejections: [], fault }, { signal: late.signal });
    const told = await Promise.race([released.promise, silent]);
    late.abort();
    this.#open.delete(id);
    return told;
  }

  #fail(problem: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#process.kill();
    const told = `${problem}${this.#process.errors}`;
    this.#hello.reject(new Error(told));
    this.#bye.resolve([]);
    const others = this.#open.size - 1;
    const beside = others > 0 ? `, while this case and ${others} others were open: one of them may be the reason` : '';
    for (const { played, released } of this.#open.values()) {
      played.resolve({ kind: 'fault', problem: `${problem}${beside}${this.#process.errors}` });
      released.resolve({ rejections: [] });
    }
  }

  async #within(pending: Promise<unknown>): Promise<void> {
    const late = new AbortController();
    const silent = sleep(this.#patience, 'late', { signal: late.signal });
    const first = await Promise.race([pending, silent]).finally(() => late.abort());
    if (first === 'late') throw new Error('late');
  }
}
