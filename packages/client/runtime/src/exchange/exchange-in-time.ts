import type { ResolvedClient } from '../client/resolved-client.ts';
import { Deadline } from '../deadline/deadline.ts';
import { faultOf } from '../transport/to-fault.ts';
import type { TransportPhase, TransportResponse } from '../transport/transport.ts';
import { exchange } from './exchange.ts';
import type { ExchangeContext, HttpAnswer, HttpRequest } from './http.ts';
import { onceDiscarded } from './once-discarded.ts';

/**
 * Sends a request once, within the time that one attempt may take, where there is one.
 * @throws what `exchange` throws; when the time is up, the fault of the phase that it caught
 */
export function exchangeInTime(
  client: ResolvedClient,
  request: HttpRequest,
  context: ExchangeContext,
): Promise<HttpAnswer> {
  const isLimited = context.timeouts.attempt > 0;
  return isLimited ? limited(client, request, context) : exchange(client, request, context);
}

async function limited(client: ResolvedClient, request: HttpRequest, context: ExchangeContext): Promise<HttpAnswer> {
  const duration = context.timeouts.attempt;
  const limit = new Deadline({ duration, signal: context.signal });
  let phase: TransportPhase = 'connect';
  const enter = (next: TransportPhase, tell: (() => void) | undefined) => (): void => {
    phase = next;
    tell?.();
  };
  const { onSent, onHeader } = context;
  const within = {
    ...context,
    signal: limit.signal,
    ending: limit,
    onSent: enter('headers', onSent),
    onHeader: enter('body', onHeader),
  };
  const failure = (error: unknown): unknown => {
    if (!limit.expired) return error;
    const sent = phase === 'connect' ? 'no' : 'maybe';
    return faultOf(`${phase}-timeout`, { sent, phase, detail: `the attempt took longer than ${duration} ms` });
  };
  let isOpen = false;
  try {
    const answer = await exchange(client, request, within);
    isOpen = answer.open !== undefined;
    return answer.open === undefined ? answer : { ...answer, open: stillLimited(answer.open, { limit, failure }) };
  } catch (error) {
    throw failure(error);
  } finally {
    if (!isOpen) limit.dispose();
  }
}

/** An answer that is read while it comes in is within the time of its attempt too. */
function stillLimited(
  open: TransportResponse,
  { limit, failure }: { readonly limit: Deadline; readonly failure: (error: unknown) => unknown },
): TransportResponse {
  const { status, headers, decoded, discard } = onceDiscarded(open, () => limit.dispose());
  const read = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* open.body;
    } catch (error) {
      throw failure(error);
    }
  };
  const body = { [Symbol.asyncIterator]: read };
  return { status, headers, body, ...(decoded === undefined ? {} : { decoded }), discard };
}
