import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import type { Job, JobAnswer } from './job.ts';

/** Milliseconds until a job that does not end is ended: the suite of one provider takes a tenth of it. */
const patience = 90_000;
/** So that an endless body or loop of a mutant does not take the machine's memory. */
const memory = '--max-old-space-size=768';

/** What became of a job; `timeout` where it did not end in time, `broken` also where its process ended without an answer. */
export type Outcome = JobAnswer | { readonly state: 'timeout' };

/** Runs a job in a process of its own, which is ended with it, with the signal, and with this process. */
export function runJob(job: Job, signal: AbortSignal): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const child = fork(join(import.meta.dirname, 'play.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning', memory],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  });
  const said = tailOf(child);
  const timer = setTimeout(() => {
    resolve({ state: 'timeout' });
    child.kill('SIGKILL');
  }, patience);
  // Sent by `play.ts` alone, as an answer.
  child.once('message', (message) => resolve(message as JobAnswer));
  child.once('error', (error) => resolve({ state: 'broken', reason: error.message }));
  child.once('exit', (code) => {
    clearTimeout(timer);
    resolve({ state: 'broken', reason: `the process ended with ${code}: ${said()}` });
  });
  child.send(job);
  return promise;
}

/** The end of what a process says on its standard error. */
function tailOf({ stderr }: ChildProcess): () => string {
  let tail = '';
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-2000);
  });
  return () =>
    tail
      .split('\n')
      .find((line) => /Error/.test(line))
      ?.trim() ?? 'nothing was said';
}
