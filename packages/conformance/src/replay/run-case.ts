import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { fillPlaceholders } from '../cases/fill-placeholders.ts';
import type { ClientUnderTest, RunningCase } from '../client-program/client-under-test.ts';
import { RawServer } from '../wire/raw-server.ts';
import type { CaseResult } from './case-result.ts';
import type { Secrets } from './check-secrets.ts';
import { judge } from './judge.ts';
import { lacking } from './lacking.ts';
import { orderOf, testKey } from './order-of.ts';
import { overFetch } from './over-fetch.ts';
import { signaturesIn } from './signatures-in.ts';

/** Milliseconds that a client has, after its call ended, to let go of a connection whose answer it gave up. */
const grace = 300;

/** Milliseconds that a client which was closed has to end its connections. */
const closing = 1000;

/** What cases are run with. */
export interface CaseContext {
  readonly client: ClientUnderTest;
  /** Folder of the files that fixtures name. */
  readonly filesDirectory: string;
}

/** Plays one case against a client over a loopback socket. Rejects only where the engine itself fails. */
export async function runCase(source: ConformanceCase, context: CaseContext): Promise<CaseResult> {
  const started = performance.now();
  const { hello } = context.client;
  const done = (parts: Pick<CaseResult, 'problems' | 'transcript' | 'unsupported'>): CaseResult => ({
    name: source.name,
    passed: parts.problems.length === 0 && parts.unsupported === undefined,
    ...parts,
    milliseconds: Math.round(performance.now() - started),
  });
  const adapted = hello.transport === 'fetch' ? overFetch(source) : source;
  const unsupported = lacking(adapted, hello);
  if (unsupported !== undefined) return done({ unsupported, problems: [], transcript: [] });
  const server = await RawServer.listen(context.filesDirectory);
  try {
    const planned = filled(adapted, { server, context });
    const { problems, ...played } = await play(planned, { server, context });
    const steady = steadyWords(server);
    return done({ ...played, problems: problems.map(steady), transcript: transcriptOf(server).map(steady) });
  } finally {
    await server.close();
  }
}

interface Stage {
  readonly server: RawServer;
  readonly context: CaseContext;
}

function filled(planned: ConformanceCase, { server: { origin, elsewhere }, context }: Stage): ConformanceCase {
  const tls = origin.replace('http:', 'https:');
  return fillPlaceholders(planned, { origin, elsewhere, 'origin-tls': tls, files: context.filesDirectory });
}

async function play(
  planned: ConformanceCase,
  { server, context }: Stage,
): Promise<Pick<CaseResult, 'problems' | 'unsupported'>> {
  const { filesDirectory, client } = context;
  const { hello } = client;
  const secrets = secretsOf(planned);
  const { origin, elsewhere } = server;
  const running = client.begin(orderOf(planned, { origin, elsewhere, filesDirectory, secrets }));
  const answers = planned.exchange.map(({ steps }) => steps);
  server.load({ answers, handshake: planned.handshake, onAbort: running.giveUp });
  void server.begun.then(running.begun);
  const played = await running.played;
  await server.settle(grace);
  const problems =
    played.kind === 'answer'
      ? await judge({ planned, answer: played.answer, hello, server, filesDirectory, secrets })
      : played.kind === 'fault'
        ? [played.problem]
        : [];
  const left = await release(running, { server, context });
  if (played.kind === 'unsupported') return { unsupported: played.reason, problems: [] };
  return { problems: [...problems, ...left] };
}

/** Closes the client: what it told late, and what it did not close. One line each. */
async function release(running: RunningCase, { server, context }: Stage): Promise<string[]> {
  const { rejections, fault } = await running.release();
  const lines = rejections.map((text) => `an unhandled rejection, of this case or of one beside it: ${text}`);
  if (fault !== undefined) lines.push(fault);
  if (!context.client.hello.features.includes('release')) return lines;
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

function transcriptOf(server: RawServer): string[] {
  return server.requests.map(({ method, target, body }, index) => {
    const readable = body.length < 400 && body[0] === 0x7b;
    return `${index + 1}. ${method} ${target} ${readable ? body.toString() : `(${body.length} bytes)`}`;
  });
}
