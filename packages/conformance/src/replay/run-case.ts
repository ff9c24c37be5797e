import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { fillPlaceholders } from '../cases/fill-placeholders.ts';
import type { ClientUnderTest, RunningCase } from '../client-program/client-under-test.ts';
import type { RawServer } from '../wire/raw-server.ts';
import { tlsIdentities } from '../wire/tls-identities.ts';
import type { CaseResult } from './case-result.ts';
import type { Secrets } from './check-secrets.ts';
import { judge } from './judge.ts';
import { lacking } from './lacking.ts';
import { orderOf, type Place, testKey } from './order-of.ts';
import { overFetch } from './over-fetch.ts';
import { signaturesIn } from './signatures-in.ts';

/** Milliseconds that a client has, after its call ended, to let go of a connection whose answer it gave up. */
const grace = 1500;

/** Milliseconds that a client which was closed has to end its connections. */
const closing = 1000;

/** What cases are run with. */
export interface CaseContext {
  readonly client: ClientUnderTest;
  /** Folder of the files that fixtures name. */
  readonly filesDirectory: string;
  /** Plays the server of this case, and then of others. */
  readonly server: RawServer;
}

/** Plays one case against a client over a loopback socket. Rejects only where the engine itself fails. */
export async function runCase(source: ConformanceCase, context: CaseContext): Promise<CaseResult> {
  const started = performance.now();
  const { hello } = context.client;
  const done = (parts: Pick<CaseResult, 'problems' | 'trace' | 'unsupported'>): CaseResult => ({
    name: source.name,
    passed: parts.problems.length === 0 && parts.unsupported === undefined,
    ...parts,
    milliseconds: Math.round(performance.now() - started),
  });
  const adapted = hello.transport === 'fetch' ? overFetch(source) : source;
  const unsupported = lacking(adapted, hello);
  if (unsupported !== undefined) return done({ unsupported, problems: [], trace: [] });
  const planned = filled(adapted, context);
  const { problems, trace, ...played } = await play(planned, context);
  const steady = steadyWords(context.server);
  const told = problems.length === 0 ? [] : trace.map((line) => ({ ...line, text: steady(line.text) }));
  return done({ ...played, problems: problems.map(steady), trace: told });
}

function filled(planned: ConformanceCase, { server, filesDirectory }: CaseContext): ConformanceCase {
  const { origin, elsewhere } = server;
  const tls = origin.replace('http:', 'https:');
  const own = planned.tls === undefined ? origin : tls;
  return fillPlaceholders(planned, { origin: own, elsewhere, 'origin-tls': tls, files: filesDirectory });
}

async function play(
  planned: ConformanceCase,
  context: CaseContext,
): Promise<Pick<CaseResult, 'problems' | 'unsupported' | 'trace'>> {
  const { filesDirectory, client, server } = context;
  const { hello } = client;
  const secrets = secretsOf(planned);
  const answers = planned.exchange.map(({ steps }) => steps);
  const { tls, handshake } = planned;
  let running: RunningCase | undefined;
  await server.load({ answers, handshake, tls, onAbort: () => running?.giveUp() });
  running = client.begin(orderOf(planned, { ...(await placeOf(planned, server)), filesDirectory, secrets }));
  void server.begun.then(running.begun);
  const played = await running.played;
  await server.settle(grace);
  const problems =
    played.kind === 'answer'
      ? await judge({ planned, answer: played.answer, hello, server, filesDirectory, secrets })
      : played.kind === 'fault'
        ? [played.problem]
        : [];
  const left = await release(running, context);
  if (played.kind === 'unsupported') return { unsupported: played.reason, problems: [], trace: [] };
  const trace = server.trace([...secrets.everywhere, ...secrets.butInAnswers]);
  return { problems: [...problems, ...left], trace };
}

async function placeOf(
  { tls }: ConformanceCase,
  { origin, elsewhere }: RawServer,
): Promise<Pick<Place, 'origin' | 'elsewhere' | 'authority'>> {
  if (tls === undefined) return { origin, elsewhere };
  return { origin: origin.replace('http:', 'https:'), elsewhere, authority: (await tlsIdentities()).authority };
}

/** Closes the client: what it told late, and what it did not close. One line each. */
async function release(running: RunningCase, { server, client }: CaseContext): Promise<string[]> {
  const { rejections, fault } = await running.release();
  const lines = rejections.map((text) => `an unhandled rejection, of this case or of one beside it: ${text}`);
  if (fault !== undefined) lines.push(fault);
  if (!client.hello.features.includes('release')) return lines;
  const until = performance.now() + closing;
  while (server.connections > 0 && performance.now() < until) await sleep(2);
  if (server.connections > 0) lines.push(`${server.connections} connections left after the client was closed`);
  return lines;
}

function secretsOf({ expect, exchange }: ConformanceCase): Secrets {
  return { everywhere: [testKey, ...(expect.secrets ?? [])], butInAnswers: signaturesIn(exchange) };
}

/** The ports are other ones on each run; a report is not. */
function steadyWords(server: RawServer): (line: string) => string {
  const [host, other] = [new URL(server.origin).host, new URL(server.elsewhere).host];
  return (line) => line.replaceAll(host, '{{host}}').replaceAll(other, '{{elsewhere-host}}');
}
