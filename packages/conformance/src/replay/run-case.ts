import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { fillPlaceholders } from '../cases/fill-placeholders.ts';
import { RawServer } from '../wire/raw-server.ts';
import { type ClientConstructor, callClient } from './call-client.ts';
import type { CaseResult } from './case-result.ts';
import { checkCalls } from './check-calls.ts';
import { checkSecrets } from './check-secrets.ts';
import { compareOutcome } from './compare-outcome.ts';
import { compareRequest } from './compare-request.ts';
import type { Outcome } from './outcome.ts';

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

/** Plays one case against a client over a loopback socket. Rejects only where the engine itself fails. */
export async function runCase(
  planned: ConformanceCase,
  options: { readonly Client: ClientConstructor; readonly filesDirectory: string },
): Promise<CaseResult> {
  const { filesDirectory } = options;
  const started = performance.now();
  const server = await RawServer.listen(filesDirectory);
  try {
    const { origin } = server;
    const filled = fillPlaceholders(planned, {
      origin,
      'origin-tls': origin.replace('http:', 'https:'),
      files: filesDirectory,
    });
    server.load(filled.exchange.map(({ steps }) => steps));
    const outcome = await patiently(call(filled, { Client: options.Client, filesDirectory, origin }));
    await server.settle(grace);
    const problems = outcome
      ? await judge({ filled, outcome, server, filesDirectory })
      : [`the call did not end within ${patience / 1000} s`];
    // The port is another one on each run; a report is not.
    const steady = (line: string): string => line.replaceAll(new URL(origin).host, '{{host}}');
    return {
      name: planned.name,
      passed: problems.length === 0,
      problems: problems.map(steady),
      transcript: transcriptOf(server).map(steady),
      milliseconds: Math.round(performance.now() - started),
    };
  } finally {
    await server.close();
  }
}

function call(
  { client, call: { method, options, ...rest }, expect }: ConformanceCase,
  context: { readonly Client: ClientConstructor; readonly filesDirectory: string; readonly origin: string },
): Promise<Outcome> {
  return callClient({
    Client: context.Client,
    clientOptions: { ...clientDefaults, ...whereTo(client, context.origin), ...client },
    method,
    ...('input' in rest ? { input: { value: rest.input } } : {}),
    options: { ...callDefaults, ...options },
    expect,
    filesDirectory: context.filesDirectory,
  });
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

async function patiently(pending: Promise<Outcome>): Promise<Outcome | undefined> {
  const over = new AbortController();
  try {
    return await Promise.race([pending, sleep(patience, undefined, { signal: over.signal, ref: true })]);
  } finally {
    over.abort();
  }
}

async function judge(options: {
  readonly filled: ConformanceCase;
  readonly outcome: Outcome;
  readonly server: RawServer;
  readonly filesDirectory: string;
}): Promise<string[]> {
  const { filled, outcome, server, filesDirectory } = options;
  const lines = compareOutcome({ expected: filled.expect, outcome, filesDirectory });
  for (const [index, seen] of server.requests.entries()) {
    const expected = filled.exchange[index]?.request;
    const found = expected
      ? await compareRequest({ expected, seen, filesDirectory })
      : [`not expected: ${seen.method} ${seen.target}`];
    lines.push(...found.map((line) => `request ${index + 1}: ${line}`));
  }
  lines.push(...checkCalls(filled.exchange, server.requests));
  lines.push(...server.malformed.map((fault) => `on the wire: ${fault}`));
  lines.push(...checkSecrets([testKey, ...(filled.expect.secrets ?? [])], outcome));
  if (server.unfinished > 0) lines.push(`${server.unfinished} connections left open after the call gave them up`);
  return lines;
}

function transcriptOf(server: RawServer): string[] {
  return server.requests.map(({ method, target, body }, index) => {
    const readable = body.length < 400 && body[0] === 0x7b;
    return `${index + 1}. ${method} ${target} ${readable ? body.toString() : `(${body.length} bytes)`}`;
  });
}
