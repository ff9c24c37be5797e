import { execFile } from 'node:child_process';

/** How a command is run, and how it has to end. */
export interface RunOptions {
  readonly folder: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** The exit code that is right; 0 unless told. */
  readonly status?: number;
  /** What the output has to be beyond that. */
  readonly expects?: (output: string) => boolean;
}

/** What a command printed. */
export interface Printed {
  readonly output: string;
  readonly errors: string;
  readonly status: number;
}

/** A command takes no longer than this: a registry that does not answer must not keep a release waiting. */
const longest = 10 * 60_000;

/** Runs a command to its end. Throws with all that it printed where it did not end as it should. */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<Printed> {
  const printed = await ended(command, args, options);
  const { status, output, errors } = printed;
  const isRight = status === (options.status ?? 0) && (options.expects?.(`${output}${errors}`) ?? true);
  if (isRight) return printed;
  throw new Error(`FAILED ${command} ${args.join(' ')} (exit ${status}, in ${options.folder})\n${output}${errors}`);
}

/** Runs a command to its end, whichever that is. */
export function ended(command: string, args: readonly string[], options: RunOptions): Promise<Printed> {
  const { folder, environment = process.env } = options;
  const settings = {
    cwd: folder,
    env: environment,
    timeout: longest,
    maxBuffer: 2 ** 28,
    // npm and the starters in `.bin` are batch files there, which only a shell starts.
    shell: process.platform === 'win32' && !command.endsWith('.exe'),
  };
  return new Promise((resolve, reject) => {
    execFile(command, [...args], settings, (error, output, errors) => {
      const status = error === null ? 0 : error.code;
      if (typeof status === 'number') resolve({ status, output, errors });
      else
        reject(new Error(`${command} ${args.join(' ')} did not run to its end.\n${output}${errors}`, { cause: error }));
    });
  });
}

/** Runs a program of Node by the Node that runs this one. */
export function runNode(args: readonly string[], options: RunOptions): Promise<Printed> {
  return run(process.execPath, args, options);
}

/** The pnpm that runs this, by its path. */
export function runPnpm(args: readonly string[], options: RunOptions): Promise<Printed> {
  const pnpm = process.env.npm_execpath ?? 'pnpm';
  return /\.[cm]?js$/.test(pnpm) ? runNode([pnpm, ...args], options) : run(pnpm, args, options);
}
