import { checkCallOptions } from '../client/check-call-options.ts';
import type { HookAnswer, HookCall } from '../client/hook.ts';
import type { CallOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { type CallSettings, callSettings } from '../client/settings.ts';
import { Deadline } from '../deadline/deadline.ts';
import { interruption } from '../errors/interruption.ts';
import { notLoaded } from '../errors/not-loaded.ts';
import { imagesFrom } from '../images/images-from.ts';
import type { Operation, OperationValidators } from '../operation.ts';
import { withRetries } from '../retry/with-retries.ts';
import { type Outcome, observe } from '../telemetry/observe.ts';
import { aroundHooks } from './around-hooks.ts';
import { type Answer, attempt } from './attempt.ts';
import { buildRequest } from './build-request.ts';
import { checkAnswer } from './check-answer.ts';
import { checkInput, takesInput } from './check-input.ts';
import { clientRequestId } from './client-request-id.ts';
import { readResponseInfo } from './read-response-info.ts';
import type { ResponseInfo } from './response-info.ts';

/** One call of one operation. */
export interface ExecuteOptions {
  readonly client: ResolvedClient;
  readonly operation: Operation;
  readonly input: unknown;
  readonly options?: CallOptions | undefined;
  /** The deadline of something larger that the call is part of; it is not disposed of here, and rules over the options'. */
  readonly deadline?: Deadline | undefined;
}

/** What a call came to. */
export interface Executed {
  /** An `ImageResult` where the operation answers with images, else the JSON body. */
  readonly result: unknown;
  /** The provider's JSON, untouched; undefined for a raw image. */
  readonly body: unknown;
  readonly info: ResponseInfo;
}

/** Carries a call out from its input to its result, hooks around it. What goes wrong is a `LimnerError`, or what a hook threw. */
export async function execute(call: ExecuteOptions): Promise<Executed> {
  const { client, operation, input, options = {} } = call;
  checkCallOptions(options, { provider: client.definition.id, operation: operation.id });
  const settings = callSettings(client.options, options);
  const deadline = call.deadline ?? new Deadline({ duration: settings.deadline, signal: options.signal });
  const seen: HookCall = { provider: client.definition.id, operation: operation.id, input, signal: deadline.signal };
  let running = 1;
  // A hook may give up on `next()`; the call behind it still has its deadline then.
  const leave = (): void => {
    running -= 1;
    if (running === 0 && call.deadline === undefined) deadline.dispose();
  };
  const inner = (): Promise<HookAnswer> => {
    running += 1;
    const what = { kind: 'call', operation, input, part: call.deadline !== undefined, outcome } as const;
    return observe(client, what, () => carryOut({ ...call, options, deadline })).finally(leave);
  };
  try {
    const answer = await aroundHooks({ operation, hooks: settings.hooks, seen, inner });
    return { result: answer.result, body: bodyOf(operation, answer.result), info: answer.response };
  } finally {
    leave();
  }
}

/** What `carryOut` needs beside the call itself. */
interface Prepared extends ExecuteOptions {
  readonly options: CallOptions;
  readonly deadline: Deadline;
}

/** What the call's observers hear of its answer. */
function outcome({ response }: HookAnswer): Outcome {
  return { response };
}

async function carryOut(call: Prepared): Promise<HookAnswer> {
  const { client, operation, input, options, deadline } = call;
  const settings = callSettings(client.options, options);
  if (!client.isReady) await client.makeReady(operation.id);
  const validators =
    validatorsOf.get(operation) ?? (isChecked(operation, settings) ? await loadValidators(client, operation) : {});
  const checked = checkInput({ client, operation }, input, validators.input);
  const id = clientRequestId(client, options.clientRequestId);
  const request = buildRequest({ client, operation, input: checked, options, clientRequestId: id });
  if (deadline.signal.aborted) throw interruption(call, { deadline, phase: 'request', sent: 'no', attempts: 0 });
  let attempts = 0;
  const answer = await withRetries({
    client,
    operation,
    deadline,
    retries: settings.retries,
    attempt: (number) => {
      attempts = number;
      return attempt({ client, operation, request, deadline, timeouts: settings.timeouts, number });
    },
  });
  const response = readResponseInfo(client, { ...answer, attempts, clientRequestId: id });
  const { requestId } = response;
  checkAnswer({
    client,
    operation,
    answer,
    attempts,
    requestId,
    schema: validators.output,
    mode: settings.responseChecks,
  });
  return { result: resultOf({ client, operation, answer, response }), response };
}

/** Where nothing is, zod need not be loaded either. */
function isChecked(operation: Operation, { responseChecks }: CallSettings): boolean {
  return responseChecks !== 'off' || takesInput(operation);
}

/** Loaded once: even an `import()` that is served from memory costs a good part of a call. */
const validatorsOf = new WeakMap<Operation, OperationValidators>();

async function loadValidators(client: ResolvedClient, operation: Operation): Promise<OperationValidators> {
  const validators = await operation.validators().catch((cause: unknown) => {
    throw notLoaded({ provider: client.definition.id, operation: operation.id }, cause);
  });
  validatorsOf.set(operation, validators);
  return validators;
}

function resultOf(parts: {
  client: ResolvedClient;
  operation: Operation;
  answer: Answer;
  response: ResponseInfo;
}): unknown {
  const { client, operation, answer, response } = parts;
  if (operation.images === undefined) return answer.body;
  const { requestId, attempts } = response;
  return imagesFrom(client, operation, { ...answer, requestId, attempts });
}

function bodyOf(operation: Operation, result: unknown): unknown {
  if (operation.images === undefined) return result;
  return typeof result === 'object' && result !== null && 'body' in result ? result.body : undefined;
}
