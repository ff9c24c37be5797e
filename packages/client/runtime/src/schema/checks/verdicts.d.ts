import type { core, ZodType } from 'zod';
/** What a schema has against a value, as zod keeps it before it is handed out; empty when nothing. */
export type Verdict = readonly core.$ZodRawIssue[];
/** Whether a check further out remembers verdicts already. */
export declare function remembers(): boolean;
/**
 * Remembers verdicts until `work` is through. With it, a recursive schema that asks several branches about the same part of
 * a value asks each only once: without, the number of questions doubles with each level.
 */
export declare function rememberWhile(work: () => void): void;
/** What a schema has against a value, as far as possible from memory. Not to be changed: it may be handed out again. */
export declare function verdict(schema: ZodType, value: unknown): Verdict;
/** What a schema has against a value that it is asked about only once: a property, an item. */
export declare function issuesOf(schema: ZodType, value: unknown): Verdict;
