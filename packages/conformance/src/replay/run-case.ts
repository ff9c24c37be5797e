import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FailingNetwork } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { fillPlaceholders } from '../cases/fill-placeholders.ts';
import { RawServer } from '../wire/raw-server.ts';
import type { ClientConstructor } from './call-client.ts';
import { Caller } from './caller.ts';
import type { CaseResult } from './case-result.ts';
import { judge } from './judge.ts';
import { overUndici } from './over-undici.ts';
import { type Played, playCase } from './play-case.ts';
import type { TransportKind } from './transport-kind.ts';

/** The key that every case runs with. */
const testKey = 'test-key-0000';

/** Client options of a case that says nothing else; quick, and nothing is sent twice unasked. */
const clientDefaults: Readonly<Record<string, unknown>> = {
  apiKey: testKey,
  retries: 0,
  backoff: { first: 1, most: 2 },
  deadline: 5000,
  polling: { firstWait: 1, every: 1 },
  responseChecks: 'report',
};

const callDefaults: Readonly<Record<string, unknown>> = { clientRequestId: 'limner-test' };

/** Milliseconds a case may take in all; no deadline of a case comes near it. */
const patience = 20_000;

/** Milliseconds that a client has, after its call ended, to let go of a connection whose answer it gave up. */
const grace = 300;

/** What cases are run with. */
export interface CaseContext {
  readonly Client: ClientConstructor;
  /** Folder of the files that fixtures name. */
  readonly filesDirectory: string;
  /** How requests travel. Default: by undici. */
  readonly over?: TransportKind;
}

/** Plays one case against a client over a loopback socket. Rejects only where the engine itself fails. */
export async function runCase(source: ConformanceCase, context: CaseContext): Promise<CaseResult> {
  const started = performance.now();
  const server = await RawServer.listen(context.filesDirectory);
  try {
    const planned = filled((context.over ?? overUndici).adapt(source), { server, context });
    const problems = await play(planned, { server, context });
    // The ports are other ones on each run; a report is not.
    const steady = (line: string): string =>
      line
        .replaceAll(new URL(server.origin).host, '{{host}}')
        .replaceAll(new URL(server.elsewhere).host, '{{elsewhere-host}}');
    return {
      name: source.name,
      passed: problems.length === 0,
      problems: problems.map(steady),
      transcript: transcriptOf(server).map(steady),
      milliseconds: Math.round(performance.now() - started),
    };
  } finally {
    await server.close();
  }
}

interface Place {
  readonly server: RawServer;
  readonly context: CaseContext;
}

function filled(planned: ConformanceCase, { server: { origin, elsewhere }, context }: Place): ConformanceCase {
  const tls = origin.replace('http:', 'https:');
  return fillPlaceholders(planned, { origin, elsewhere, 'origin-tls': tls, files: context.filesDirectory });
}

async function play(planned: ConformanceCase, { server, context }: Place): Promise<string[]> {
  const { filesDirectory, over = overUndici } = context;
  const caller = new Caller();
  const answers = planned.exchange.map(({ steps }) => steps);
  server.load({ answers, handshake: planned.handshake, onAbort: caller.giveUp });
  if (planned.aborted) caller.giveUp();
  const wanted: string[] = [];
  const reach = planned.network ? over.failing(planned.network, (origin) => wanted.push(origin)) : undefined;
  const clientOptions = {
    ...clientDefaults,
    ...(reach ?? { ...over.clientOptions(), ...whereTo(planned.client, server.origin) }),
    ...planned.client,
  };
  const stage = { Client: context.Client, clientOptions, callOptions: callDefaults, server, caller, filesDirectory };
  const played = await patiently(playCase(planned, stage));
  await server.settle(grace);
  if (!played) return [`the call did not end within ${patience / 1000} s`];
  const lines = await judge({ planned, played, server, filesDirectory, over, key: testKey });
  return [...lines, ...checkReach(planned.network, wanted)];
}

/** Where requests were meant to go that could not go there, and how often. */
function checkReach(network: FailingNetwork | undefined, wanted: readonly string[]): string[] {
  if (network === undefined) return [];
  const { host, tried } = network;
  const times = tried === undefined || tried === wanted.length ? [] : [`expected ${tried} tries, saw ${wanted.length}`];
  if (wanted.length === 0) return [`expected a request to ${host}, none was made`];
  const astray = wanted.filter((origin) => origin !== host);
  return [...times, ...astray.map((origin) => `expected a request to ${host}, it went to ${origin}`)];
}

/** No case may reach a real host, not even by a mistake of the client: what would go to one goes nowhere. */
function whereTo(client: ConformanceCase['client'], origin: string): object {
  const { baseUrl = origin, server } = client;
  const loopback = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$)/.test(String(baseUrl));
  if (server === undefined) return loopback ? { baseUrl: origin } : { transport: nowhere };
  // `server` names a host of its own and excludes `baseUrl`.
  return { transport: nowhere };
}

const nowhere: object = {
  send: () => Promise.reject(new Error('a conformance case may not reach a real host')),
  close: () => Promise.resolve(),
};

async function patiently(pending: Promise<Played>): Promise<Played | undefined> {
  const over = new AbortController();
  try {
    return await Promise.race([pending, sleep(patience, undefined, { signal: over.signal, ref: true })]);
  } finally {
    over.abort();
  }
}

function transcriptOf(server: RawServer): string[] {
  return server.requests.map(({ method, target, body }, index) => {
    const readable = body.length < 400 && body[0] === 0x7b;
    return `${index + 1}. ${method} ${target} ${readable ? body.toString() : `(${body.length} bytes)`}`;
  });
}
