import type { ResolvedClient } from '../client/resolved-client.ts';
import type { Operation } from '../operation.ts';
import { lazily } from '../platform/lazily.ts';
import type { FullCall } from './full-call.ts';
import { planOf } from './request-plan.ts';

const load = lazily(() => import('./full-call.ts'));

/**
 * What a call needs beyond JSON to and fro; undefined where it needs no more. Without an input it is asked for the operation
 * alone.
 * @throws ConnectionError when it cannot be loaded
 */
export async function loadFullCall(
  { client, operation }: { readonly client: ResolvedClient; readonly operation: Operation },
  input?: Readonly<Record<string, unknown>>,
): Promise<FullCall | undefined> {
  const isPlain = input === undefined ? planOf({ client, operation }).isPlain : hasTextsAlone(operation, input);
  if (isPlain) return undefined;
  return (await load({ provider: client.definition.id, operation: operation.id })).fullCall;
}

/** Whether all parameters are texts or numbers: lists and objects have styles to be written in. */
function hasTextsAlone({ parameters }: Operation, input: Readonly<Record<string, unknown>>): boolean {
  return parameters.every(({ name }) => typeof input[name] !== 'object');
}
