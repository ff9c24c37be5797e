import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import type { Job, JobAnswer } from './job.ts';

/** Milliseconds without a sign of life until a job is ended: it is in a loop without end then. */
const patience = 180_000;
/** Milliseconds that a job may take in all, on a machine that is busy with other things. */
const longest = 900_000;
/** So that an endless body or loop of a mutant does not take the machine's memory. */
const memory = '--max-old-space-size=1024';
/** Jobs of a process: clients of earlier ones stay in its memory. */
const most = 60;

/**
 * What became of a job; `timeout` where it did not end in time, `broken` also where its process ended without an
 * answer.
 */
export type Outcome = JobAnswer | { readonly state: 'timeout' };

/** Plays one job after the other in a child process, which ends with the signal and with this process. */
export class Player {
  readonly #signal: AbortSignal;
  #child: ChildProcess | undefined;
  #played = 0;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /**
   * What stays loaded when sources are swapped gets a process of its own: the generator, and the transport by
   * fetch.
   */
  async play(job: Job): Promise<Outcome> {
    const isAlone = job.generate || job.over === 'fetch';
    if (isAlone || this.#played >= most) this.close();
    this.#played += 1;
    this.#child ??= start(this.#signal);
    const outcome = await ask(this.#child, job);
    // Only what ended in order leaves nothing that the next one could feel: no timer, no connection.
    const isOrderly = outcome.state === 'passed' || (outcome.state === 'failed' && outcome.by.name.includes('/'));
    if (isAlone || !isOrderly) this.close();
    return outcome;
  }

  /** Whether the next job has a process of its own anyway. */
  get isFresh(): boolean {
    return this.#child === undefined;
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    this.#played = 0;
  }
}

function start(signal: AbortSignal): ChildProcess {
  const child = fork(join(import.meta.dirname, 'play.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning', memory],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  });
  // Its end is told by `exit`; without a listener the signal's abort would be thrown.
  return child.on('error', () => {});
}

function ask(child: ChildProcess, job: Job): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const said = tailOf(child);
  const hung = setTimeout(() => resolve({ state: 'timeout' }), patience);
  const late = setTimeout(() => resolve({ state: 'broken', reason: 'the job took too long' }), longest);
  // Sent by `play.ts` alone, as an answer or a sign of life.
  const onMessage = (message: unknown): void => {
    if (message === 'alive') hung.refresh();
    else resolve(message as JobAnswer);
  };
  const onExit = (code: number | null): void =>
    resolve({ state: 'broken', reason: `the process ended with ${code}: ${said.line()}` });
  child.on('message', onMessage).on('exit', onExit);
  child.send(job);
  return promise.finally(() => {
    clearTimeout(hung);
    clearTimeout(late);
    child.off('message', onMessage).off('exit', onExit);
    said.stop();
  });
}

/** The line of the standard error that names an error. */
function tailOf({ stderr }: ChildProcess): { line(): string; stop(): void } {
  let tail = '';
  const note = (text: string): void => {
    tail = (tail + text).slice(-2000);
  };
  stderr?.setEncoding('utf8').on('data', note);
  const line = (): string =>
    tail
      .split('\n')
      .find((text) => text.includes('Error'))
      ?.trim() ?? 'nothing was said';
  return { line, stop: () => stderr?.off('data', note) };
}
