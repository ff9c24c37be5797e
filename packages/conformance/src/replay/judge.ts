import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { RawServer, SeenRequest } from '../wire/raw-server.ts';
import { checkCalls } from './check-calls.ts';
import { checkSecrets } from './check-secrets.ts';
import { compareOutcome } from './compare-outcome.ts';
import { compareRequest } from './compare-request.ts';
import type { Played } from './play-case.ts';
import { signaturesIn } from './signatures-in.ts';
import type { TransportKind } from './transport-kind.ts';

/** A case that was played, and all that is to be held against it. */
export interface Judgement {
  readonly planned: ConformanceCase;
  readonly played: Played;
  readonly server: RawServer;
  readonly filesDirectory: string;
  readonly over: TransportKind;
  /** The key of the client. */
  readonly key: string;
}

/** Everything that is not as the case says. One line a difference. */
export async function judge(judgement: Judgement): Promise<string[]> {
  const { planned, played, server } = judgement;
  return [
    ...outcomes(judgement),
    ...(await requests(judgement)),
    ...checkCalls(planned.exchange, server.requests),
    ...server.malformed.map((fault) => `on the wire: ${fault}`),
    ...played.problems,
    ...atOnce(planned.atOnce, server.mostAtOnce),
    ...(server.unfinished > 0 ? [`${server.unfinished} connections left open after the call gave them up`] : []),
  ];
}

function outcomes({ planned, played, filesDirectory, key }: Judgement): string[] {
  const { outcome, beside } = played;
  const others = (planned.beside ?? []).flatMap(({ expect: expected }, index) => {
    const other = beside[index];
    const lines = other ? compareOutcome({ expected, outcome: other, filesDirectory }) : ['did not end'];
    return lines.map((line) => `call ${index + 1} beside: ${line}`);
  });
  const everywhere = [key, ...(planned.expect.secrets ?? [])];
  const secrets = { everywhere, butInAnswers: signaturesIn(planned.exchange) };
  return [
    ...compareOutcome({ expected: planned.expect, outcome, filesDirectory }),
    ...others,
    ...[outcome, ...beside].flatMap((one) => checkSecrets(secrets, one)),
  ];
}

async function requests({ planned, server, filesDirectory, over, key }: Judgement): Promise<string[]> {
  const lines: string[] = [];
  for (const [index, seen] of server.requests.entries()) {
    const expected = planned.exchange[index]?.request;
    const found = expected
      ? await compareRequest({ expected, seen, filesDirectory, adds: over.adds })
      : [`not expected: ${seen.method} ${seen.target}`];
    if (seen.elsewhere && holds(seen, key)) found.push('holds the key, and went to another host');
    lines.push(...found.map((line) => `request ${index + 1}: ${line}`));
  }
  return lines;
}

function holds({ target, headers, body }: SeenRequest, key: string): boolean {
  return [target, ...headers.map(([, value]) => value), body.toString('latin1')].some((text) => text.includes(key));
}

function atOnce(expected: number | undefined, seen: number): string[] {
  if (expected === undefined || expected === seen) return [];
  return [`requests under way at once: expected ${expected} at most, saw ${seen}`];
}
