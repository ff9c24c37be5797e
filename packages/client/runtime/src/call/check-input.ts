import type { ResolvedClient } from '../client/resolved-client.ts';
import { redactIssues } from '../errors/redact-issues.ts';
import { ValidationError } from '../errors/validation-error.ts';
import type { Operation } from '../operation.ts';
import { check } from '../schema/check.ts';
import type { ValidationIssue } from '../schema/issue.ts';
import type { Schema } from '../schema/schema.ts';
import { kindOf } from '../schema/wording.ts';

/** Most faults that a message spells out; `issues` has them all. */
const mostSpelledOut = 3;

/**
 * Refuses an input that the provider would refuse; an operation that takes nothing is called without one.
 * @throws ValidationError
 */
export function checkInput(
  place: { readonly client: ResolvedClient; readonly operation: Operation },
  input: unknown,
  schema: Schema | undefined,
): Readonly<Record<string, unknown>> {
  if (input === undefined && (!takesInput(place.operation) || (schema && check(schema, {}).length === 0))) return {};
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const message = `value: expected object, got ${kindOf(input)}`;
    throw refuseInput(place, [{ path: '', rule: 'type', message, limit: 'object', received: kindOf(input) }]);
  }
  const issues = schema === undefined ? [] : check(schema, input);
  if (issues.length > 0) throw refuseInput(place, issues);
  return input as Readonly<Record<string, unknown>>; // an object, as was seen above
}

/** Whether the operation has anything to be given: parameters or a body. */
export function takesInput({ parameters, body }: Operation): boolean {
  return parameters.length > 0 || body !== 'none';
}

/** The error for an input with these faults. */
export function refuseInput(
  { client, operation }: { readonly client: ResolvedClient; readonly operation: Pick<Operation, 'id'> },
  issues: readonly ValidationIssue[],
): ValidationError {
  const told = redactIssues(issues, client.redact);
  const unknown = issues.some(({ rule }) => rule === 'unknown-property');
  const way = unknown ? ' A property that this version does not know yet can go into the option extraBody.' : '';
  return new ValidationError({
    message: `The input was refused before it was sent: ${spell(told)}. Correct it and call again.${way}`,
    category: 'validation',
    provider: client.definition.id,
    operation: operation.id,
    phase: 'validation',
    issues: told,
  });
}

/** The first few faults, in one line. */
export function spell(issues: readonly ValidationIssue[]): string {
  const first = issues.slice(0, mostSpelledOut).map(({ message }) => message);
  const more = issues.length - first.length;
  return `${first.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
