import type { ExpectedRequest } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { milliseconds } from '../cases/milliseconds.ts';
import type { CaseAnswer, Hello, Observation } from '../client-program/protocol.ts';
import type { RawServer, SeenRequest } from '../wire/raw-server.ts';
import { checkCaller } from './check-caller.ts';
import { checkCalls } from './check-calls.ts';
import { checkHandshakes } from './check-handshakes.ts';
import { checkRequests } from './check-requests.ts';
import { checkSecrets, type Secrets } from './check-secrets.ts';
import { compareOutcome } from './compare-outcome.ts';

/** A case that was played, and all that is to be held against it. */
export interface Judgement {
  readonly planned: ConformanceCase;
  readonly answer: CaseAnswer;
  readonly hello: Hello;
  readonly server: RawServer;
  readonly filesDirectory: string;
  readonly secrets: Secrets;
}

/** Everything that is not as the case says. One line a difference. */
export async function judge(judgement: Judgement): Promise<string[]> {
  const { planned, answer, server } = judgement;
  return [
    ...outcomes(judgement),
    ...(await requests(judgement)),
    ...checkCalls(planned.exchange, server.requests),
    ...checkHandshakes(planned, server),
    ...server.malformed.map((fault) => `on the wire: ${fault}`),
    ...checkCaller(answer.own),
    ...tooLate(planned.expect.within, answer.own),
    ...tooMuch(planned.expect.memory, answer.own),
    ...atOnce(planned.atOnce, server.mostAtOnce),
    ...(server.unfinished > 0 ? [`${server.unfinished} connections left open after the call gave them up`] : []),
    ...checkReach(planned.network, answer.own.reached),
  ];
}

function outcomes({ planned, answer, filesDirectory, secrets, hello }: Judgement): string[] {
  const { own, before, beside } = answer;
  const known = new Set(hello.errorMembers);
  const compareOthers = (
    others: ConformanceCase['beside'] = [],
    seen: readonly Observation[],
    where: string,
  ): string[] =>
    others.flatMap(({ expect: expected }, index) => {
      const observation = seen[index];
      const lines = observation ? compareOutcome({ expected, observation, filesDirectory, known }) : ['did not end'];
      return lines.map((line) => `call ${index + 1} ${where}: ${line}`);
    });
  return [
    ...compareOutcome({ expected: planned.expect, observation: own, filesDirectory, known }),
    ...compareOthers(planned.before, before, 'before'),
    ...compareOthers(planned.beside, beside, 'beside'),
    ...[own, ...before, ...beside].flatMap((one) => checkSecrets(secrets, one)),
  ];
}

async function requests({ planned, server, filesDirectory, secrets, hello }: Judgement): Promise<string[]> {
  const { requests: seen } = server;
  const adds = (field: string): boolean => hello.adds.includes(field);
  const leaks = seen.flatMap((one, index) => {
    const expected = planned.exchange[index]?.request;
    const leaked = one.elsewhere && holds(one, secretsBut(expected, secrets));
    return leaked ? [`request ${index + 1}: holds a secret, and went to another host`] : [];
  });
  return [...(await checkRequests({ planned: planned.exchange, seen, filesDirectory, adds })), ...leaks];
}

/** A secret may go to another host where the case says so: the signature of an upload. The key may never. */
function secretsBut(expected: ExpectedRequest | undefined, { everywhere }: Secrets): string[] {
  const [key = '', ...others] = everywhere;
  const written = JSON.stringify(expected ?? {});
  return [key, ...others.filter((secret) => !written.includes(secret))];
}

function holds({ target, headers, body }: SeenRequest, secrets: readonly string[]): boolean {
  const texts = [target, ...headers.map(([, value]) => value), body.toString('latin1')];
  return texts.some((text) => secrets.some((secret) => secret !== '' && text.includes(secret)));
}

function tooLate(within: string | undefined, { time }: Observation): string[] {
  if (within === undefined || time.milliseconds <= milliseconds(within)) return [];
  return [`the call took ${Math.round(time.milliseconds)} ms, expected ${within} or less`];
}

/** 1 MB is 1,000,000 bytes here, as a case writes it. */
const megabyte = 1_000_000;

function tooMuch(memory: string | undefined, observation: Observation): string[] {
  if (memory === undefined) return [];
  if (!observation.memory) return ['memory: the client told nothing'];
  const { before, peak } = observation.memory;
  const grown = (peak - before) / megabyte;
  return grown <= Number.parseInt(memory, 10)
    ? []
    : [`memory: grew by ${Math.ceil(grown)}MB, expected ${memory} or less`];
}

function atOnce(expected: number | undefined, seen: number): string[] {
  if (expected === undefined || expected === seen) return [];
  return [`requests under way at once: expected ${expected} at most, saw ${seen}`];
}

/** Where requests were meant to go that could not go there, and how often. */
function checkReach(network: ConformanceCase['network'], reached: readonly string[]): string[] {
  if (network === undefined) return [];
  const { host, tried } = network;
  const times =
    tried === undefined || tried === reached.length ? [] : [`expected ${tried} tries, saw ${reached.length}`];
  if (reached.length === 0) return [`expected a request to ${host}, none was made`];
  const astray = reached.filter((origin) => origin !== host);
  return [...times, ...astray.map((origin) => `expected a request to ${host}, it went to ${origin}`)];
}
