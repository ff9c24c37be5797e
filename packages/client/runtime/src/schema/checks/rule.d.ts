import type { core } from 'zod';
/** What `.check(...)` of a zod schema takes. Only the type is zod's: no check of ours loads it. */
export type Check = core.$ZodCheck<unknown>;
/** The value that a check looks at, and where it leaves its issues. */
export type Payload = core.ParsePayload<unknown>;
/**
 * A check for one keyword. It runs whatever else is wrong with the value, where one of zod's own would be skipped after the
 * first type fault; so it is to say nothing about values of another type, as the keywords do.
 */
export declare function rule(check: (payload: Payload) => void): Check;
/**
 * zod does not compile checks that decide themselves when they run. Ours may pass for others while it compiles: compiled code
 * gives up at the first fault, and leaves it to the schema itself to find them all.
 */
export declare function whileCompiling<T>(compile: () => T): T;
/**
 * A check that asks other schemas. What they said of a value is remembered until the outermost such check is through; a
 * value too deep for them is a fault like any other, instead of the end of the program.
 */
export declare function compound(check: (payload: Payload) => void): Check;
