import type { ZodType } from 'zod';
import { declaredNames } from './declared-names.ts';
import type { ValidationIssue } from './issue.ts';
import type { Schema } from './schema.ts';
import { toIssues } from './to-issues.ts';

/**
 * What a validator has against a value; an empty list when nothing. The value itself goes on as it is: nothing that zod
 * might make of it (defaults, stripped properties) is ever used.
 */
export function check(schema: Schema, value: unknown): ValidationIssue[] {
  if (compiledOf(schema)?.validate(value) === true) return [];
  const outcome = schema().safeParse(value, { error: declaredNames });
  return outcome.success ? [] : toIssues(outcome.error.issues, value);
}

/** A schema that has been used: once, or more often and compiled for it. */
type Used = 'once' | 'compiling' | ZodType;

const used = new WeakMap<Schema, Used>();

/**
 * The compiled schema, from the third use or so on. Compiling takes longer than a check, so a program that makes one image
 * never waits for it; and nothing waits for what compiles being loaded.
 */
function compiledOf(schema: Schema): ZodType | undefined {
  const state = used.get(schema);
  if (typeof state === 'object') return state;
  used.set(schema, state === undefined ? 'once' : 'compiling');
  if (state === 'once') void compileLater(schema);
  return undefined;
}

async function compileLater(schema: Schema): Promise<void> {
  try {
    const { compiled } = await import('./compile.ts');
    used.set(schema, compiled(schema()));
  } catch {
    // The slower way, which is always there, gives the same verdicts. It is not tried again.
  }
}
