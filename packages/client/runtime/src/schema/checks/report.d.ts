import type { CheckParams, ZodIssue } from '../zod-issue.ts';
import type { Payload } from './rule.ts';
import type { Verdict } from './verdicts.ts';
/** One fault that a check found. */
export interface Fault extends CheckParams {
  /** Words that go behind the name of the place. */
  readonly text: string;
  /** From the value of the check to the place at fault. */
  readonly path?: readonly PropertyKey[];
}
/** Adds a fault to what is said of a value. */
export declare function report(payload: Payload, { text, path, ...params }: Fault): void;
/** Issues that another schema made of the value, or of a part of it, go on as they are, but end no check of ours. */
export declare function pass(payload: Payload, issues: Verdict, path?: readonly PropertyKey[]): void;
/** The same issues as zod hands them out, for the params of an issue of ours. */
export declare function finished(issues: Verdict): readonly ZodIssue[];
