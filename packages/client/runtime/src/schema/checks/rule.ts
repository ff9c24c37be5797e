import type { core } from 'zod';
import { remembers, rememberWhile } from './verdicts.ts';

/** What `.check(...)` of a zod schema takes. Only the type is zod's: no check of ours loads it. */
export type Check = core.$ZodCheck<unknown>;
/** The value that a check looks at, and where it leaves its issues. */
export type Payload = core.ParsePayload<unknown>;

/**
 * A check for one keyword. It runs whatever else is wrong with the value, where one of zod's own would be skipped after the
 * first type fault; so it is to say nothing about values of another type, as the keywords do.
 */
export function rule(check: (payload: Payload) => void): Check {
  return { _zod: { def, check, onattach: [] } };
}

let compiling = false;

const def: Check['_zod']['def'] & { readonly when: (() => true) | undefined } = {
  check: 'custom',
  get when() {
    return compiling ? undefined : always;
  },
};

function always(): true {
  return true;
}

/**
 * zod does not compile checks that decide themselves when they run. Ours may pass for others while it compiles: compiled code
 * gives up at the first fault, and leaves it to the schema itself to find them all.
 */
export function whileCompiling<T>(compile: () => T): T {
  compiling = true;
  try {
    return compile();
  } finally {
    compiling = false;
  }
}

/**
 * A check that asks other schemas. What they said of a value is remembered until the outermost such check is through; a
 * value too deep for them is a fault like any other, instead of the end of the program.
 */
export function compound(check: (payload: Payload) => void): Check {
  return rule((payload) => {
    if (remembers()) check(payload);
    else outermost(payload, check);
  });
}

function outermost(payload: Payload, check: (payload: Payload) => void): void {
  try {
    rememberWhile(() => check(payload));
  } catch (error) {
    if (!isOverflow(error)) throw error;
    payload.issues.push({
      code: 'custom',
      message: 'is nested too deep to be checked',
      params: { rule: 'depth' },
      input: payload.value,
    });
  }
}

/** Engines call it differently, and none gives it a code. */
function isOverflow(error: unknown): boolean {
  return error instanceof Error && /call stack|recursion/i.test(error.message);
}
