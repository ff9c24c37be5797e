import type { core, ZodType } from 'zod';
import { declaredNames } from '../declared-names.ts';

/** What a schema has against a value, as zod keeps it before it is handed out; empty when nothing. */
export type Verdict = readonly core.$ZodRawIssue[];

/** Stands for a verdict that is still being reached. */
const open: unique symbol = /* @__PURE__ */ Symbol();

/** The verdicts of one schema, by value. */
type Known = Map<unknown, Verdict | typeof open>;
type Verdicts = Map<ZodType, Known>;

let remembered: Verdicts | undefined;

/** Whether a check further out remembers verdicts already. */
export function remembers(): boolean {
  return remembered !== undefined;
}

/**
 * Remembers verdicts until `work` is through. With it, a recursive schema that asks several branches about the same part of
 * a value asks each only once: without, the number of questions doubles with each level.
 */
export function rememberWhile(work: () => void): void {
  remembered = new Map();
  try {
    work();
  } finally {
    remembered = undefined;
  }
}

/** What a schema has against a value, as far as possible from memory. Not to be changed: it may be handed out again. */
export function verdict(schema: ZodType, value: unknown): Verdict {
  const known = verdictsOf(remembered ?? new Map(), schema);
  const before = known.get(value);
  if (before === open) return endless(value);
  if (before !== undefined) return before;
  known.set(value, open);
  const reached = issuesOf(schema, value);
  known.set(value, reached);
  return reached;
}

function verdictsOf(all: Verdicts, schema: ZodType): Known {
  const known: Known = all.get(schema) ?? new Map();
  all.set(schema, known);
  return known;
}

/** What a schema has against a value that it is asked about only once: a property, an item. */
export function issuesOf(schema: ZodType, value: unknown): Verdict {
  const outcome = schema._zod.run({ value, issues: [] }, { async: false, error: declaredNames });
  if (outcome instanceof Promise)
    throw new TypeError('a validator has an asynchronous part; validators are synchronous');
  return outcome.issues;
}

/** The schema asks itself about the very same value, so that it would never come to an end. */
function endless(value: unknown): Verdict {
  const message = 'has no verdict: its schema refers to itself without end, or the value contains itself';
  return [{ code: 'custom', message, input: value, params: { rule: '$ref' }, continue: true }];
}
