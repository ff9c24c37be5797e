/** How a row of the error contract is written in `provider.yaml`. */
import * as z from 'zod';

/** Where an answer tells something: a header field, or a place in its body. */
export const sourceSchema = z.object({ header: z.string().optional(), body: z.string().optional() });

const list = <T extends z.ZodType>(item: T) =>
  z.union([item, z.array(item)]).transform((given): readonly z.output<T>[] => (Array.isArray(given) ? given : [given]));

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

// Strict where a member that is not known would change what a row means.
const bodyTest = z.strictObject({
  exists: z.boolean().optional(),
  equals: scalar.optional(),
  not: scalar.optional(),
  in: z.array(z.union([z.string(), z.number()])).optional(),
  matches: z.string().optional(),
});

const condition = z.strictObject({
  status: list(z.union([z.number().int().min(100).max(999), z.string().regex(/^[1-5]xx$/)])).optional(),
  operation: list(z.string()).optional(),
  body: z.record(z.string(), bodyTest).optional(),
  transport: list(z.string()).optional(),
  task: z.literal('failed').optional(),
});

const meaning = z.strictObject({
  class: z.string(),
  category: z.string(),
  retry: z.enum(['never', 'if-unsent', 'always']),
  billable: z.enum(['no', 'maybe', 'yes']),
  retryAfter: list(sourceSchema).default([]),
});

/** A row of the error contract, with its example and its evidence. */
export const rowSchema = z.object({
  id: z.string(),
  when: condition,
  then: meaning,
  example: z.object({
    status: z.number().optional(),
    operation: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    json: z.unknown().optional(),
    text: z.string().optional(),
    transport: z.string().optional(),
  }),
  evidence: z.enum(['recorded', 'documented', 'digest', 'observed', 'assumed']).default('documented'),
  source: z.string().optional(),
  note: z.string().optional(),
});
