import type { Command } from 'commander';
import { milliseconds } from '../cases/milliseconds.ts';
import { findProviders } from '../providers/providers.ts';
import { isScenario, scenarioHeader, scenarios, scenariosOf } from './scenario.ts';
import { type ServeOptions, serveProvider } from './serve-provider.ts';
import { readServedProvider } from './served-provider.ts';

interface ServeFlags {
  readonly provider: string;
  readonly port?: string;
  readonly key?: string;
  readonly scenario?: string;
  readonly taskTime?: string;
  readonly recordLife?: string;
  readonly log?: true;
  readonly print?: true;
}

/** Adds `serve`: an embedded provider to develop against without an account. */
export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('Serves an embedded provider on 127.0.0.1 to develop against without an account.')
    .requiredOption('--provider <id>', `the provider: ${findProviders().join(', ')}`)
    .option('--port <number>', 'port to listen on (default: a free one)')
    .option('--key <key>', 'the only key that is taken (default: any that is not empty)')
    .option('--scenario <name>', `what goes wrong: ${scenarios.join(', ')}`)
    .option('--task-time <duration>', 'how long a task takes: 300ms, 2s (default: 2s)')
    .option('--record-life <duration>', 'how long a task is known after its end: 500ms, 10m (default: 1h)')
    .option('--log', 'prints verb, path and status of each request')
    .option('--print', 'prints each exchange whole: keys masked, long base64 cut, prompts as they are')
    .action(async (flags: ServeFlags, command: Command) => {
      try {
        await serve(toOptions(flags));
      } catch (error) {
        command.error(error instanceof Error ? error.message : String(error), { exitCode: 2 });
      }
    });
}

function toOptions({ provider, port, key, scenario, log, print, ...times }: ServeFlags): ServeOptions {
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) < 65_536)) {
    throw new Error(`--port must be a number from 0 to 65535, not "${port}".`);
  }
  const taskTime = timeOf('--task-time', times.taskTime);
  const recordLife = timeOf('--record-life', times.recordLife);
  if (scenario !== undefined && !isScenario(scenario)) {
    throw new Error(`--scenario must be one of ${scenarios.join(', ')}, not "${scenario}".`);
  }
  return {
    provider,
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(key === undefined ? {} : { key }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(taskTime === undefined ? {} : { taskTime }),
    ...(recordLife === undefined ? {} : { recordLife }),
    ...(log === undefined ? {} : { log: (line: string) => console.log(line) }),
    ...(print === undefined ? {} : { print: (text: string) => console.log(text) }),
  };
}

function timeOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,6}(ms|s|m|h)$/.test(text)) return milliseconds(text);
  throw new Error(`${option} must be a number with its unit, as in 300ms or 2s, not "${text}".`);
}

/** Runs until the process is told to end. */
async function serve(options: ServeOptions): Promise<void> {
  const { promise: told, resolve: end } = Promise.withResolvers<void>();
  const { url, close } = await serveProvider(options);
  const provider = readServedProvider(options.provider);
  const { contract } = provider;
  // Before anything is printed: whoever waits for the address may end the process as soon as it is there.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end());
  const key = options.key === undefined ? 'any-key-will-do' : '<the key given by --key>';
  console.log(`${contract.title}, embedded: ${url}

  export ${contract.auth.env}=${key}
  new ${contract.client}({ baseUrl: '${url}' })

Header ${scenarioHeader} makes a request go wrong: ${scenariosOf(provider).join(', ')}.
Ctrl-C ends it.`);
  await told;
  await close();
}
