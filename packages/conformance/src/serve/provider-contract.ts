/** What the embedded provider needs to know of a `provider.yaml`; everything else in the file is passed over. */
import * as z from 'zod';
import { rowSchema, sourceSchema } from '../contract/row-schema.ts';

const state = z.union([z.string(), z.number()]);

const task = z.object({
  create: z.string(),
  id: z.string(),
  poll: z.string(),
  status: z.string(),
  pending: z.array(state).min(1),
  done: z.array(state).min(1),
  failed: z.array(state).min(1),
  result: z.string().optional(),
  firstWait: z.string().optional(),
});

const uploads = z.object({
  create: z.string(),
  fileName: z.string(),
  url: z.string(),
  fields: z.string(),
  filePart: z.string(),
  result: z.string(),
  expires: z.string().optional(),
});

const imageLocator = z.object({
  each: z.string().optional(),
  url: z.string().optional(),
  base64: z.string().optional(),
  mediaType: z.string().optional(),
  width: z.string().optional(),
  height: z.string().optional(),
});

const sources = z.array(sourceSchema).default([]);

const meta = z.object({
  clientRequestId: z.object({ header: z.string() }).optional(),
  requestId: sources,
  costUsd: sources,
  costCredits: sources,
  remainingCredits: sources,
  rateLimitRemaining: sources,
  rateLimitResetAt: sources,
  generationSeconds: sources,
  seed: sources,
});

const auth = z.discriminatedUnion('scheme', [
  z.object({ scheme: z.literal('bearer'), env: z.string() }),
  z.object({ scheme: z.literal('apiKey'), name: z.string(), env: z.string() }),
]);

/** Parses the parts of `provider.yaml` that an embedded provider is made of. */
export const providerContractSchema = z.object({
  id: z.string(),
  client: z.string(),
  title: z.string(),
  baseUrl: z.string(),
  auth,
  operations: z
    .record(z.string(), z.object({ safe: z.boolean().optional(), auth: z.literal('none').optional() }))
    .default({}),
  envelope: z.object({ message: z.array(z.string()).min(1) }),
  errors: z.array(rowSchema),
  tasks: z.record(z.string(), task).default({}),
  uploads: uploads.optional(),
  images: z.record(z.string(), z.array(imageLocator)).default({}),
  meta: meta.prefault({}),
});

/** The parts of `provider.yaml` that an embedded provider is made of. */
export type ProviderContract = z.output<typeof providerContractSchema>;
/** A job that is created, polled and read. */
export type TaskContract = z.output<typeof task>;
/** Where the images of a JSON answer stand. */
export type ImageLocator = z.output<typeof imageLocator>;
/** What the provider tells about a call, beside its request id in the caller's words. */
export type MetaFact = Exclude<keyof ProviderContract['meta'], 'clientRequestId'>;
