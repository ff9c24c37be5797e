/** The shape of `specs/<provider>/docs.lock.yaml`: what was last read from each docs page. */
import * as z from 'zod';
import type { FactSchema, PageFacts } from '../docs/page-facts.ts';
import { isObject } from '../json.ts';

/** A schema as the page gives it: which keywords there are is the reader's business, and their order is kept. */
const factSchema = z.custom<FactSchema>(isFactSchema, 'must be a schema of facts');

/** Facts of a page without its examples and its document, which stand elsewhere. */
export type LockedFacts = Pick<PageFacts, 'endpoints' | 'models' | 'headers' | 'request' | 'answers' | 'errors'>;

const lockedFacts = z
  .strictObject({
    endpoints: z.array(z.strictObject({ method: z.string(), url: z.string() })).default([]),
    models: z.array(z.string()).default([]),
    headers: z.array(z.strictObject({ name: z.string(), required: z.boolean() })).default([]),
    request: factSchema.optional(),
    answers: z
      .array(
        z.strictObject({
          status: z.number().int().optional(),
          returns: z.array(z.string()).optional(),
          schema: factSchema.optional(),
        }),
      )
      .default([]),
    errors: z.array(z.strictObject({ status: z.number().int(), title: z.string() })).default([]),
  })
  // zod says "or undefined" of optional members, which YAML cannot hold.
  .transform((value) => value as LockedFacts);

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
  /** What the page does not say any more, and the spec still does. */
  gone: z.array(lockedFacts).optional(),
});

/** Parses the value of a lock file. */
export const docsLockSchema = z.strictObject({ version: z.literal(1), pages: z.record(z.string(), lockedPage) });

/** What is kept of one page. */
export type LockedPage = z.infer<typeof lockedPage>;
/** A lock file. */
export type DocsLock = z.infer<typeof docsLockSchema>;
/** Something that a page says, or said, at a place. */
export type Statement = z.infer<typeof statement>;

function isFactSchema(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { properties = {}, required = [], items, anyOf = [] } = value;
  if (!isObject(properties) || !Object.values(properties).every(isFactSchema)) return false;
  const conditional = value['x-conditional'] ?? [];
  if (![required, conditional].every(isTexts) || !['string', 'undefined'].includes(typeof value['x-expires']))
    return false;
  return (items === undefined || isFactSchema(items)) && Array.isArray(anyOf) && anyOf.every(isFactSchema);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
