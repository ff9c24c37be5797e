import type { CallOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import type { Operation } from '../operation.ts';
import { ApiPromise } from './api-promise.ts';
import { execute } from './execute.ts';

/**
 * Calls an operation: what every generated method comes down to. `Result` is `ImageResult<Body>` for operations that map
 * images, and `Body` for all others; the generator writes it, as the return type of the method.
 */
export function call<Input, Body, Result = Body>(
  client: ResolvedClient,
  operation: Operation<Input, Body>,
  input: Input,
  options?: CallOptions,
): ApiPromise<Result> {
  const whole = execute({ client, operation, input, options }).then(({ result, info }) => ({
    data: result as Result, // the generator's promise, held by the validators
    response: info,
  }));
  return new ApiPromise(whole);
}
