import type { ValueSource } from '../operation.ts';
import type { HeaderFields } from '../transport/transport.ts';
import { readPointer } from './pointer.ts';

/** The parts of an answer in which the provider states facts. */
export interface AnswerParts {
  readonly headers?: HeaderFields | undefined;
  readonly body?: unknown;
}

/** The first of the sources that holds a text or a number. */
export function readSource(
  sources: readonly ValueSource[] | undefined,
  answer: AnswerParts,
): string | number | undefined {
  for (const source of sources ?? []) {
    const value = 'header' in source ? answer.headers?.get(source.header) : readPointer(answer.body, source.body);
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return value;
  }
  return undefined;
}

/** The same as a finite number; a text that is none counts as not there. */
export function readNumber(sources: readonly ValueSource[] | undefined, answer: AnswerParts): number | undefined {
  const value = readSource(sources, answer);
  const number = typeof value === 'string' && value.trim() === '' ? undefined : Number(value);
  return Number.isFinite(number) ? number : undefined;
}
