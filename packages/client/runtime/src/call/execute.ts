import { checkCallOptions } from '../client/check-call-options.ts';
import type { HookAnswer } from '../client/hook.ts';
import type { CallOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { type CallSettings, callSettings } from '../client/settings.ts';
import { Deadline } from '../deadline/deadline.ts';
import { interruption } from '../errors/interruption.ts';
import { notLoaded } from '../errors/not-loaded.ts';
import { imagesFrom } from '../images/images-from.ts';
import { awaitImageReader } from '../images/read-image.ts';
import type { Operation, OperationValidators } from '../operation.ts';
import { withRetries } from '../retry/with-retries.ts';
import { type Outcome, observe } from '../telemetry/observe.ts';
import { aroundHooks } from './around-hooks.ts';
import { attempt } from './attempt.ts';
import { buildRequest } from './build-request.ts';
import { checkAnswer } from './check-answer.ts';
import { checkInput, takesInput } from './check-input.ts';
import { clientRequestId } from './client-request-id.ts';
import { LateAnswer } from './late-answer.ts';
import { loadFullCall } from './load-full-call.ts';
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
  readonly data: unknown;
  /** The provider's JSON, untouched; undefined for a raw image. */
  readonly body: unknown;
  readonly response: ResponseInfo;
}

/** Carries a call out from its input to its result, hooks around it. What goes wrong is a `LimnerError`, or what a hook threw. */
export async function execute(call: ExecuteOptions): Promise<Executed> {
  const prepared = prepare(call);
  if (prepared.settings.hooks.length > 0) return withHooks(prepared);
  let over: Promise<void> | undefined;
  try {
    const late = await observed(prepared);
    over = late.over;
    return late;
  } finally {
    release(prepared, over);
  }
}

/** Lets go of the call's deadline; where its answer is still coming in, when that is over. */
function release({ part, deadline }: Prepared, over: Promise<void> | undefined): void {
  if (part) return;
  if (over === undefined) deadline.dispose();
  else {
    deadline.unref();
    void over.then(() => deadline.dispose());
  }
}

/** A call whose options are checked and whose deadline runs. */
interface Prepared extends ExecuteOptions {
  readonly options: CallOptions;
  readonly settings: CallSettings;
  readonly deadline: Deadline;
  /** Part of something larger, whose deadline it is. */
  readonly part: boolean;
}

function prepare({ client, operation, input, options = {}, deadline }: ExecuteOptions): Prepared {
  // Those of something larger were checked when that began, and say more than a call heeds.
  if (deadline === undefined) checkCallOptions(options, { provider: client.definition.id, operation: operation.id });
  const settings = callSettings(client.options, options);
  return {
    client,
    operation,
    input,
    options,
    settings,
    deadline: deadline ?? new Deadline({ duration: settings.deadline, signal: options.signal }),
    part: deadline !== undefined,
  };
}

async function withHooks(call: Prepared): Promise<Executed> {
  const { client, operation, input, settings, deadline, part } = call;
  let running = 1;
  // A hook may give up on `next()`; the call behind it still has its deadline then.
  const leave = (): void => {
    running -= 1;
    if (running === 0 && !part) deadline.dispose();
  };
  const inner = async (): Promise<HookAnswer> => {
    running += 1;
    let over: Promise<void> | undefined;
    try {
      const late = await observed(call);
      over = late.over;
      return { result: late.result, response: late.response };
    } finally {
      if (over === undefined) leave();
      else void over.then(leave);
    }
  };
  const seen = { provider: client.definition.id, operation: operation.id, input, signal: deadline.signal };
  try {
    const { result, response } = await aroundHooks({ operation, hooks: settings.hooks, seen, inner });
    return { data: result, body: bodyOf(operation, result), response };
  } finally {
    leave();
  }
}

function observed(call: Prepared): Promise<LateAnswer> {
  const { client, operation, input, part } = call;
  return observe(client, { kind: 'call', operation, input, part, outcome }, () => carryOut(call));
}

/** What the call's observers hear of its answer. */
function outcome({ response }: HookAnswer): Outcome {
  return { response };
}

async function carryOut(call: Prepared): Promise<LateAnswer> {
  const { client, operation, input, options, settings, deadline } = call;
  if (!client.isReady) await client.makeReady(operation.id);
  const validators =
    validatorsOf.get(operation) ?? (isChecked(operation, settings) ? await loadValidators(client, operation) : {});
  let full = await loadFullCall(call);
  const checked = checkInput(call, full === undefined ? input : full.withFixed(call, input), validators.input);
  full ??= await loadFullCall(call, checked);
  const id = clientRequestId(client, options.clientRequestId);
  const parts = { client, operation, input: checked, options, clientRequestId: id };
  const request = full === undefined ? buildRequest(parts) : full.buildFullRequest(parts);
  if (deadline.signal.aborted) throw interruption(call, { deadline, phase: 'request', sent: 'no', attempts: 0 });
  let attempts = 0;
  const common = { client, operation, request, deadline, timeouts: settings.timeouts, full };
  const answer = await withRetries({
    client,
    operation,
    deadline,
    retries: settings.retries,
    attempt: (number) => {
      attempts = number;
      return attempt({ ...common, number });
    },
  });
  const late = new LateAnswer(answer.body, () =>
    readResponseInfo(client, { ...answer, attempts, clientRequestId: id }),
  );
  if (answer.open !== undefined && full !== undefined) {
    const { open } = answer;
    const checks = { schema: validators.output, mode: settings.responseChecks };
    const { stream, over } = full.openEvents({ ...common, number: attempts, answer, open, late, ...checks });
    late.result = stream;
    late.over = over;
    return late;
  }
  checkAnswer({ client, operation, answer, late, schema: validators.output, mode: settings.responseChecks });
  if (operation.images !== undefined) await awaitImageReader();
  late.result = operation.images === undefined ? answer.body : imagesFrom(client, operation, { ...answer, late });
  return late;
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

function bodyOf(operation: Operation, result: unknown): unknown {
  if (operation.images === undefined) return result;
  return typeof result === 'object' && result !== null && 'body' in result ? result.body : undefined;
}
