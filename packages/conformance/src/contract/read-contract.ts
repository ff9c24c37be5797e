import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import type { Contract, ContractOperation } from './contract.ts';
import { rowSchema } from './row-schema.ts';

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
  errors: z.array(rowSchema),
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
