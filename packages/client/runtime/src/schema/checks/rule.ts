import type { core } from 'zod';
import { rememberWhile } from './verdicts.ts';

/** What `.check(...)` of a zod schema takes. Only the type is zod's: no check of ours loads it. */
export type Check = core.$ZodCheck<unknown>;
/** The value that a check looks at, and where it leaves its issues. */
export type Payload = core.ParsePayload<unknown>;

/**
 * A check for one keyword. It runs whatever else is wrong with the value, where one of zod's own would be skipped after the
 * first type fault; so it is to say nothing about values of another type, as the keywords do.
 */
export function rule(check: (payload: Payload) => void): Check {
  return { _zod: { def: { check: 'custom', when: always }, check, onattach: [] } };
}

/** A check that asks other schemas. What they said of a value is remembered until the outermost such check is through. */
export function compound(check: (payload: Payload) => void): Check {
  return rule((payload) => rememberWhile(() => check(payload)));
}

function always(): boolean {
  return true;
}
