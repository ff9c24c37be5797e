/** zod's own types under short names. Types alone: zod itself is loaded by validators, and by nothing else. */
import type { core } from 'zod';
/** An issue as zod hands it out. */
export type ZodIssue = core.$ZodIssue;
/** Words a zod issue, or leaves that to the next one asked. */
export type ZodErrorMap = core.$ZodErrorMap;
/** What the checks of `@limner/runtime/validation` say about an issue of theirs, in its `params`. */
export interface CheckParams {
  /** The JSON Schema keyword that is not met. */
  readonly rule: string;
  readonly limit?: unknown;
  /** What each of the alternatives has against the value, where the keyword has alternatives. */
  readonly branches?: readonly (readonly ZodIssue[])[];
  /** Where a property is unknown: the names that are known. */
  readonly known?: readonly string[];
  /** Where the name of a property is at fault: it, and what is wrong with it. */
  readonly name?: {
    readonly is: string;
    readonly issues: readonly ZodIssue[];
  };
}
