import { declaredNames } from './declared-names.ts';
import type { ValidationIssue } from './issue.ts';
import type { Schema } from './schema.ts';
import { toIssues } from './to-issues.ts';

/**
 * What a validator has against a value; an empty list when nothing. The value itself goes on as it is: nothing that zod
 * might make of it (defaults, stripped properties) is ever used.
 */
export function check(schema: Schema, value: unknown): ValidationIssue[] {
  const outcome = schema().safeParse(value, { error: declaredNames });
  return outcome.success ? [] : toIssues(outcome.error.issues, value);
}
