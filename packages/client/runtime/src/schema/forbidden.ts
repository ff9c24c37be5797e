import { never, type ZodNever } from 'zod';

/** The boolean schema `false` as a property: `forbidden.optional()`. Reported as rule `not`, "is not allowed here". */
export const forbidden: ZodNever = never();
