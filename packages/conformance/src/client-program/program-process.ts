import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program to start: an executable with its arguments, or a command line for the shell. */
export type ProgramCommand = { readonly file: string; readonly args: readonly string[] } | { readonly shell: string };

/** Characters of the end of what a program wrote to its standard error that are told when it fails. */
const tail = 1500;

/** Programs that are running: they may not outlive this one. */
const alive = new Set<ProgramProcess>();

/** A program of its own, which is spoken to in lines. */
export class ProgramProcess {
  /** Fulfilled when it has ended, with how: `exit code 1`, `signal SIGKILL`, or why it could not be started. */
  readonly ended: Promise<string>;
  readonly #child: ChildProcessWithoutNullStreams;
  #errors = '';

  constructor(command: ProgramCommand, onLine: (line: string) => void) {
    // A group of its own: what the shell starts for it ends with it.
    const options = { detached: process.platform !== 'win32', windowsHide: true };
    const child =
      'shell' in command
        ? spawn(command.shell, { ...options, shell: true })
        : spawn(command.file, [...command.args], options);
    this.#child = child;
    this.#child.stdin.on('error', () => {}); // it has ended, which is told below
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errors = (this.#errors + text).slice(-tail);
    });
    createInterface({ input: this.#child.stdout }).on('line', onLine);
    alive.add(this);
    this.ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(`it could not be started: ${error.message}`));
      // By then all lines have come.
      child.once('close', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
    }).finally(() => alive.delete(this));
  }

  /** The end of what it wrote to its standard error, to be put behind a sentence. */
  get errors(): string {
    const text = this.#errors.trim();
    return text === '' ? '; it wrote nothing to its standard error' : `; the end of its standard error:\n${text}`;
  }

  /** Says a line; silently nothing where it has ended. */
  say(message: object): void {
    this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  /** Says no more: a program that reads to the end can end. */
  hush(): void {
    this.#child.stdin.end();
  }

  /** Ends it at once, and all that it started. */
  kill(): void {
    const { pid } = this.#child;
    try {
      if (pid !== undefined && process.platform !== 'win32') process.kill(-pid, 'SIGKILL');
      else this.#child.kill('SIGKILL');
    } catch {
      // It has ended already.
    }
  }
}

/** Ends every program that is still running: to be called when this one is about to end. */
export function killPrograms(): void {
  for (const program of alive) program.kill();
}
