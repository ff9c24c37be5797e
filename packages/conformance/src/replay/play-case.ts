import { performance } from 'node:perf_hooks';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { milliseconds } from '../cases/milliseconds.ts';
import type { RawServer } from '../wire/raw-server.ts';
import { type ClientConstructor, callClient } from './call-client.ts';
import type { Caller } from './caller.ts';
import type { Outcome } from './outcome.ts';
import { SpyHooks } from './spy-hooks.ts';
import { WatchedEvents } from './watch-events.ts';

/** What a case is played with. */
export interface Stage {
  readonly Client: ClientConstructor;
  /** Options of the client beside those that watch it. */
  readonly clientOptions: object;
  readonly callOptions: object;
  readonly server: RawServer;
  readonly caller: Caller;
  readonly filesDirectory: string;
}

/** What came of a case. */
export interface Played {
  /** Of the case's own call. */
  readonly outcome: Outcome;
  /** Of the calls beside it. */
  readonly beside: readonly Outcome[];
  /** What is wrong with the way in which the call ended. */
  readonly problems: readonly string[];
}

/** Makes the client and the calls of a case. Never rejects. */
export async function playCase(planned: ConformanceCase, stage: Stage): Promise<Played> {
  const watch = { drift: [] as unknown[], log: [] as string[], hooks: new SpyHooks() };
  const watched = (): Partial<Outcome> & Pick<Outcome, 'drift'> => ({
    drift: watch.drift,
    log: watch.log,
    hooks: watch.hooks,
  });
  const options = { onDrift: (found: unknown) => watch.drift.push(found), ...clientOptions(planned, watch) };
  let client: object;
  try {
    client = new stage.Client({ ...options, ...stage.clientOptions });
  } catch (error) {
    return { outcome: { images: [], progress: [], ...watched(), failure: { error } }, beside: [], problems: [] };
  }
  const beside = (planned.beside ?? []).map(({ call, expect }) => makeCall({ ...stage, client, expect }, call, {}));
  // The calls beside are to be on the wire before this one, and not by luck.
  if (beside.length > 0) await Promise.race([stage.server.begun, Promise.all(beside)]);
  const { origin, elsewhere } = stage.server;
  const events = planned.expect.events && new WatchedEvents([origin, elsewhere]);
  const began = performance.now();
  const hooks = planned.hooks?.call && { hooks: watch.hooks.functions(planned.hooks.call) };
  const bounds = hasSignal(planned) ? { signal: stage.caller.signal } : {};
  const outcome = await makeCall({ ...stage, client, expect: planned.expect }, planned.call, { ...hooks, ...bounds });
  const ended = performance.now();
  events?.dispose();
  return {
    outcome: { ...outcome, ...watched(), ...(events && { events: events.seen }) },
    beside: await Promise.all(beside),
    problems: [
      ...stage.caller.check({ at: ended, failure: outcome.failure }),
      ...tooLate(planned.expect.within, ended - began),
    ],
  };
}

function clientOptions({ expect, hooks }: ConformanceCase, watch: { log: string[]; hooks: SpyHooks }): object {
  const note = (line: string): number => watch.log.push(line);
  const log = { logger: { debug: note, info: note, warn: note, error: note }, logLevel: 'debug' };
  return { ...(expect.log ? log : {}), ...(hooks?.client ? { hooks: watch.hooks.functions(hooks.client) } : {}) };
}

/** Calls are made with a signal and without one, for both must work: it goes by the kind of the case. */
function hasSignal({ kind, aborted }: ConformanceCase): boolean {
  return aborted === true || kind === 'fault' || kind === 'task';
}

function makeCall(
  {
    client,
    expect,
    callOptions,
    filesDirectory,
  }: Stage & Pick<ConformanceCase, 'expect'> & { readonly client: object },
  { method, options, ...rest }: ConformanceCase['call'],
  more: object,
): Promise<Outcome> {
  return callClient({
    client,
    method,
    ...('input' in rest ? { input: { value: rest.input } } : {}),
    options: { ...callOptions, ...options, ...more },
    imageOptions: 'signal' in more ? { signal: more.signal } : {},
    expect,
    filesDirectory,
  });
}

function tooLate(within: string | undefined, took: number): string[] {
  if (within === undefined || took <= milliseconds(within)) return [];
  return [`the call took ${Math.round(took)} ms, expected ${within} or less`];
}
