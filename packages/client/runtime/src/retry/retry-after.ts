import type { RetryAfterSource } from '../errors/error-contract.ts';
import { type AnswerParts, readSource } from '../json/read-source.ts';
import { readWait } from '../json/read-time.ts';

/** Milliseconds that the provider asks to wait: the first source that makes sense; undefined where none does. */
export function retryAfterOf(
  sources: readonly RetryAfterSource[],
  answer: AnswerParts & { readonly now: number },
): number | undefined {
  for (const source of sources) {
    const wait = readWait(readSource([source], answer), answer.now);
    if (wait !== undefined) return wait;
  }
  return undefined;
}
