import type { HookAnswer } from '../client/hook.ts';
import type { ResponseInfo } from './response-info.ts';

/** What a call came to. The facts of its response are read when they are first asked for, which most callers never do. */
export class LateAnswer implements HookAnswer {
  result: unknown;
  readonly #read: () => ResponseInfo;
  #response: ResponseInfo | undefined;

  constructor(read: () => ResponseInfo) {
    this.#read = read;
  }

  get response(): ResponseInfo {
    this.#response ??= this.#read();
    return this.#response;
  }
}
