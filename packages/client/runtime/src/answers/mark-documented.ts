import { markDocumented } from '../errors/is-failure.ts';
import type { LimnerError } from '../errors/limner-error.ts';
import type { Operation } from '../operation.ts';

/** Marks an error whose answer the operation documents: its body has the documented kind then. */
export function markIfDocumented(error: LimnerError, { failures = {} }: Pick<Operation, 'failures'>): LimnerError {
  const { status, body } = error;
  if (status === undefined) return error;
  const names = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  const name = names.find((one) => Object.hasOwn(failures, one));
  if (name === undefined) return error;
  // Whoever answers in the place of the API, such as a proxy, answers with a page.
  if (failures[name] === 'json' && (body === undefined || typeof body === 'string')) return error;
  return markDocumented(error);
}
