import { resolveClient } from '../client/resolve-client.ts';
import { ValidationError } from '../errors/validation-error.ts';
import type { Operation } from '../operation.ts';
import type { RequestPlace } from '../request/place.ts';
import type { ValidationIssue } from '../schema/issue.ts';
import { openPost, openProvider } from './open-client.ts';

/** A request that is to be made, for tests of one part of it. */
export function requestPlace(operation: Partial<Operation>, input: object): RequestPlace {
  const client = resolveClient(openProvider, {});
  return { client, operation: { ...openPost, ...operation }, input: { ...input } };
}

/** The faults for which something refuses its input; it must be our error that says so. */
export function issuesOf(run: () => unknown): readonly ValidationIssue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ValidationError) return error.issues;
    throw new Error(`expected a ValidationError, got ${String(error)}`);
  }
  throw new Error('it was not refused');
}

/** Says of a refusal where it is and what it is about, as one text: `a.0: what`. */
export function refuseAsText(where: readonly PropertyKey[], what: string): Error {
  return new Error(`${where.join('.')}: ${what}`);
}

/** The message of the error that something throws; that nothing or no error is thrown is told too. */
export function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : `no error: ${String(error)}`;
  }
  return 'nothing was thrown';
}
