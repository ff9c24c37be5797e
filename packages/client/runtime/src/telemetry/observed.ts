import type { ResolvedClient } from '../client/resolved-client.ts';
import { failureAttributes, outcomeAttributes } from './end-attributes.ts';
import type { Observed } from './observe.ts';
import { startAttributes } from './start-attributes.ts';
import { tracing } from './tracing.ts';

/**
 * Does what `observe` promises, when somebody is there to be told. Events come in the order of Node's own `tracePromise`,
 * which cannot be used: it hands the result, image and all, and the whole error to every subscriber.
 */
export async function observed<T>(client: ResolvedClient, what: Observed<T>, run: () => Promise<T>): Promise<T> {
  await client.log?.ready();
  const began = performance.now();
  const event = startAttributes(client, what);
  const channels = tracing(what.kind);
  const running = channels === undefined ? run() : channels.start.runStores(event, run);
  channels?.end.publish(event);
  try {
    const result = await running;
    Object.assign(event, outcomeAttributes(client, what.outcome(result)));
    return result;
  } catch (error) {
    Object.assign(event, failureAttributes(error));
    channels?.error.publish(event);
    if (what.kind !== 'request') tellFailure(client, what, error);
    throw error;
  } finally {
    channels?.asyncStart.publish(event);
    channels?.asyncEnd.publish(event);
    const { kind, operation } = what;
    if (kind === 'request') client.log?.tell({ kind, operation, event, elapsed: performance.now() - began });
  }
}

function tellFailure<T>(client: ResolvedClient, what: Exclude<Observed<T>, { kind: 'request' }>, error: unknown): void {
  const { operation, input, part = false } = what;
  client.log?.tell({ kind: 'failure', operation: operation.id, error, input, part });
}
