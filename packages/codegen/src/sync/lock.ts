/** The shape of `specs/<provider>/docs.lock.yaml`: what was last read from each docs page. */
import * as z from 'zod';
import type { FactSchema } from '../docs/page-facts.ts';

/** A schema as the page gives it: which keywords there are is the reader's business. */
const factSchema: z.ZodType<FactSchema> = z.lazy(() =>
  z
    .looseObject({
      properties: z.record(z.string(), factSchema).optional(),
      required: z.array(z.string()).optional(),
      items: factSchema.optional(),
      anyOf: z.array(factSchema).optional(),
      'x-conditional': z.array(z.string()).optional(),
      'x-expires': z.string().optional(),
    })
    // zod says "or undefined" of optional members, which JSON and YAML cannot hold.
    .transform((value) => value as FactSchema),
);

const lockedFacts = z.strictObject({
  endpoints: z.array(z.strictObject({ method: z.string(), url: z.string() })).default([]),
  models: z.array(z.string()).default([]),
  headers: z.array(z.strictObject({ name: z.string(), required: z.boolean() })).default([]),
  request: factSchema.optional(),
  answers: z.array(z.strictObject({ status: z.number().int().optional(), schema: factSchema.optional() })).default([]),
  errors: z.array(z.strictObject({ status: z.number().int(), title: z.string() })).default([]),
});

const statement = z.strictObject({ place: z.string(), says: z.json() });

const lockedPage = z.strictObject({
  url: z.string().optional(),
  read: z.iso.date(),
  capture: z.string(),
  hash: z.string().regex(/^sha256-[0-9a-f]{64}$/, 'must be sha256- and 64 hexadecimal digits'),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  facts: lockedFacts.optional(),
  unread: z.array(z.strictObject({ text: z.string(), why: z.string() })).optional(),
  contradictions: z.array(statement).optional(),
  gone: z.array(statement).optional(),
});

/** Parses the value of a lock file. */
export const docsLockSchema = z.strictObject({ version: z.literal(1), pages: z.record(z.string(), lockedPage) });

/** Facts of a page without its examples and its document, which stand elsewhere. */
export type LockedFacts = z.infer<typeof lockedFacts>;
/** What is kept of one page. */
export type LockedPage = z.infer<typeof lockedPage>;
/** A lock file. */
export type DocsLock = z.infer<typeof docsLockSchema>;
/** Something that a page says, or said, at a place. */
export type Statement = z.infer<typeof statement>;
