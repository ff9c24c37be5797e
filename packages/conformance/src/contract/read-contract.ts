import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import type { Contract, ContractOperation } from './contract.ts';

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
  retryAfter: list(z.object({ header: z.string().optional(), body: z.string().optional() })).default([]),
});

const row = z.object({
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

const orderReason = z.strictObject({
  first: z.union([z.literal('body'), z.array(z.string())]),
  then: z.union([z.literal('status'), z.array(z.string())]),
  note: z.string(),
});

const contractSchema = z.object({
  id: z.string(),
  baseUrl: z.url(),
  envelope: z.object({ code: z.array(z.string()) }),
  operations: z.record(z.string(), z.object({ safe: z.boolean().optional() })).default({}),
  errors: z.array(row),
  order: z.array(orderReason).default([]),
  tasks: z.record(z.string(), z.object({ poll: z.string() })).default({}),
});

const operationSchema = z.object({ operationId: z.string() });

const verbs = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const;

const documentSchema = z.object({
  paths: z.record(z.string(), z.partialRecord(z.enum(verbs), operationSchema)),
});

/** Reads the contract of a provider from the text of its two files; throws where they do not say what a contract needs. */
export function readContract(files: { readonly openapi: string; readonly contract: string }): Contract {
  const spec = contractSchema.parse(parse(readFileSync(files.contract, 'utf8')));
  const { paths } = documentSchema.parse(JSON.parse(readFileSync(files.openapi, 'utf8')));
  const operations = Object.values(paths).flatMap((item) =>
    verbs.flatMap((verb): ContractOperation[] => {
      const found = item[verb];
      if (found === undefined) return [];
      const safe = spec.operations[found.operationId]?.safe ?? ['get', 'head'].includes(verb);
      return [{ id: found.operationId, safe }];
    }),
  );
  return {
    provider: spec.id,
    host: new URL(spec.baseUrl).origin,
    code: spec.envelope.code,
    operations: operations.sort((a, b) => (a.id < b.id ? -1 : 1)),
    polls: [...new Set(Object.values(spec.tasks).map(({ poll }) => poll))],
    rows: spec.errors,
    order: spec.order,
  };
}
