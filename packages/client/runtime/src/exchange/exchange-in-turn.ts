import type { ResolvedClient } from '../client/resolved-client.ts';
import { observe } from '../telemetry/observe.ts';
import { exchangeInTime } from './exchange-in-time.ts';
import type { ExchangeContext, HttpAnswer, HttpRequest } from './http.ts';
import { onceDiscarded } from './once-discarded.ts';

/** One exchange, and what it is part of. */
export interface ExchangePart extends ExchangeContext {
  /** Dotted id of the operation. */
  readonly operation: string;
  /** The operation's path without values; absent for an address that the provider named. */
  readonly template?: string;
  /** Counted from 1. */
  readonly attempt: number;
  /** Called when the turn has come: at once where nobody waits. */
  readonly onTurn?: () => void;
}

/**
 * Waits for the request's turn where the client has limits, then sends it once and tells who listens. The turn lasts until
 * the answer is read.
 * @throws what `exchange` throws
 */
export function exchangeInTurn(client: ResolvedClient, request: HttpRequest, part: ExchangePart): Promise<HttpAnswer> {
  const begin = (): Promise<HttpAnswer> => {
    part.onTurn?.();
    return send(client, request, part);
  };
  const turns = client.turns(request.url);
  if (turns === undefined) return begin();
  return turns.then((queue) => untilDiscarded(begin, (turn) => queue.run(part, turn)));
}

/** Gives the answer when it is here; the turn lasts until an answer that is left open is discarded. */
function untilDiscarded(
  begin: () => Promise<HttpAnswer>,
  inTurn: (turn: () => Promise<void>) => Promise<void>,
): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const turn = async (): Promise<void> => {
    const answer = await begin();
    if (answer.open === undefined) return resolve(answer);
    const end = Promise.withResolvers<void>();
    resolve({ ...answer, open: onceDiscarded(answer.open, end.resolve) });
    await end.promise;
  };
  inTurn(turn).catch(reject);
  return promise;
}

function send(client: ResolvedClient, request: HttpRequest, part: ExchangePart): Promise<HttpAnswer> {
  const { operation, template, attempt } = part;
  return observe(
    client,
    { kind: 'request', operation, request, template, attempt, outcome: (answer) => ({ answer }) },
    () => exchangeInTime(client, request, part),
  );
}
