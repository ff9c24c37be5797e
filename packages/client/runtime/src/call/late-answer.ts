import type { HookAnswer } from '../client/hook.ts';
import type { Executed } from './execute.ts';
import type { ResponseInfo } from './response-info.ts';

/** What a call came to. The facts of its response are read when they are first asked for, which most callers never do. */
export class LateAnswer implements Executed, HookAnswer {
  result: unknown;
  readonly body: unknown;
  /** Where the answer is still coming in: settles when it is over. */
  over: Promise<void> | undefined;
  readonly #read: () => ResponseInfo;
  #response: ResponseInfo | undefined;

  constructor(body: unknown, read: () => ResponseInfo) {
    this.body = body;
    this.#read = read;
  }

  get data(): unknown {
    return this.result;
  }

  get response(): ResponseInfo {
    this.#response ??= this.#read();
    return this.#response;
  }
}
