import type { SpyHook } from '../cases/case-file.ts';
import { isRecord } from '../json/is-record.ts';

/** A hook as a client takes it; nothing is known of the client here. */
type HookFunction = (call: unknown, next: () => Promise<unknown>) => Promise<unknown>;

/** The hooks of a case and what they saw. */
export class SpyHooks {
  /** `outer before tasks.create`, `outer after tasks.create 200`, `outer failed tasks.create RateLimitError`. */
  readonly events: string[] = [];
  /** Whatever was handed to a hook and could be printed by it. */
  readonly handed: unknown[] = [];

  /** Functions for the option `hooks` of a client or a call. */
  functions(hooks: readonly SpyHook[]): HookFunction[] {
    return hooks.map((hook) => (call, next) => this.#run(hook, { call, next }));
  }

  async #run(
    { name, does }: SpyHook,
    { call, next }: { call: unknown; next: () => Promise<unknown> },
  ): Promise<unknown> {
    const operation = isRecord(call) ? String(call.operation) : 'nothing';
    this.handed.push(call);
    this.events.push(`${name} before ${operation}`);
    try {
      const answer = await perform(does, next);
      // The result is the provider's own answer, which is not ours to hide; what is told about it is.
      const response = isRecord(answer) ? answer.response : undefined;
      this.handed.push(response);
      this.events.push(`${name} after ${operation} ${isRecord(response) ? String(response.status) : 'nothing'}`);
      return answer;
    } catch (error) {
      this.handed.push(error);
      this.events.push(`${name} failed ${operation} ${error instanceof Error ? error.name : String(error)}`);
      throw error;
    }
  }
}

async function perform(does: SpyHook['does'], next: () => Promise<unknown>): Promise<unknown> {
  switch (does) {
    case 'answers':
      return { result: 'answered by a hook', response: { status: 299, headers: new Headers(), attempts: 0 } };
    case 'throws':
      throw Object.assign(new Error('thrown by a hook'), {
        name: 'HookError',
        category: 'hook',
        retryable: false,
        billable: 'no',
      });
    case 'calls-again':
      await next();
      return next();
    case undefined:
      return next();
  }
}
