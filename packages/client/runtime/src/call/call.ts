import type { CallOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import type { Operation } from '../operation.ts';
import { lazily } from '../platform/lazily.ts';
import { ApiPromise, type WithResponse } from './api-promise.ts';
import { snapshot } from './snapshot.ts';

const load = lazily(() => import('./execute.ts'));

/**
 * Calls an operation: what every generated method comes down to. `Result` is `ImageResult<Body>` for operations that map
 * images, and `Body` for all others; the generator writes it, as the return type of the method. What a call is made of is
 * loaded with the first one, before anything is sent.
 */
export function call<Input, Body, Result = Body>(
  client: ResolvedClient,
  operation: Operation<Input, Body>,
  input: Input,
  options?: CallOptions,
): ApiPromise<Result> {
  const parts = { client, operation, input: snapshot(input), options: snapshot(options) };
  const whole = load({ provider: client.definition.id, operation: operation.id }).then(({ execute }) => execute(parts));
  return new ApiPromise(whole as Promise<WithResponse<Result>>); // the generator's promise, held by the validators
}
