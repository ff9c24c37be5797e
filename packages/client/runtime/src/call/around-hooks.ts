import type { Hook, HookAnswer, HookCall } from '../client/hook.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { LimnerError } from '../errors/limner-error.ts';
import type { Operation } from '../operation.ts';

/** A call and the hooks around it. */
export interface HookedCall {
  readonly operation: Operation;
  readonly hooks: readonly Hook[];
  readonly seen: HookCall;
  /** The call itself: checks, attempts and back-off. */
  readonly inner: () => Promise<HookAnswer>;
}

/** How often the call itself has been made, as far as it matters. */
interface Progress {
  begun?: boolean;
  /** It may not be made again: that could pay twice. */
  spent?: boolean;
}

/**
 * Runs a call within its hooks, the first one outermost.
 * @throws ConfigurationError when a hook gives no answer, or would pay for the same call again; and what a hook throws
 */
export function aroundHooks(call: HookedCall): Promise<HookAnswer> {
  const progress: Progress = {};
  const layer = async (index: number): Promise<HookAnswer> => {
    const hook = call.hooks[index];
    if (hook === undefined) return payOnce(call, progress);
    const answer: unknown = await hook(call.seen, () => heard(layer(index + 1)));
    if (isAnswer(answer)) return answer;
    throw misused(call, progress, 'gave no answer: return what next() gives, or { result, response }');
  };
  return layer(0);
}

/** A hook may call `next()` again to repeat what is safe to repeat; a call that may have been paid for is not. */
async function payOnce(call: HookedCall, progress: Progress): Promise<HookAnswer> {
  if (progress.spent) throw misused(call, progress, 'called next() again, which could pay twice: call it once');
  Object.assign(progress, { begun: true, spent: !call.operation.safe });
  try {
    return await call.inner();
  } catch (error) {
    if (LimnerError.is(error) && (error.retryable || error.sent === 'no')) progress.spent = false;
    throw error;
  }
}

/** A hook that lets go of `next()` must not end the process when the call fails: the call has an error of its own then. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

function isAnswer(value: unknown): value is HookAnswer {
  return typeof value === 'object' && value !== null && 'result' in value && 'response' in value;
}

function misused({ operation, seen }: HookedCall, { begun }: Progress, what: string): ConfigurationError {
  return new ConfigurationError({
    message: `A hook ${what}.`,
    category: 'configuration',
    provider: seen.provider,
    operation: operation.id,
    phase: 'configuration',
    sent: begun ? 'maybe' : 'no',
    billable: begun && !operation.safe ? 'maybe' : 'no',
  });
}
