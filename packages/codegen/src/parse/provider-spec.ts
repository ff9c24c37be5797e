/** The shape of `specs/<provider>/provider.yaml`: what OpenAPI cannot say about a provider. */
import * as z from 'zod';

const pointer = z
  .string()
  .regex(/^(\/.*)?$/s, 'must be an RFC 6901 pointer: empty, or starting with "/"')
  .describe('RFC 6901 pointer into a JSON body; empty for the whole.');

const duration = z
  .string()
  .regex(/^\d+(ms|s|m|h|d)$/, 'must be a number with a unit: 500ms, 5s, 10m, 1h, 7d')
  .describe('A number with its unit: 500ms, 5s, 10m, 1h, 7d.');

const operationId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/, 'must be dotted, as in images.generate');

/** How a fact is known; a page's own plain statement is `documented`. */
export const evidence = z
  .enum(['recorded', 'documented', 'digest', 'observed', 'assumed'])
  .describe(
    "How the fact is known: recorded (seen on the wire by us), documented (the provider's own page), digest (someone's account of the provider's page), observed (in public code or logs), assumed.",
  );

const fact = {
  evidence: evidence.optional(),
  source: z.string().optional().describe('Where the fact was read.'),
  note: z.string().optional().describe('Why it is so, in our own words.'),
};

const server = z.strictObject({ url: z.url(), description: z.string().optional(), ...fact });

const auth = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('bearer'), env: z.string().describe('Environment variable that holds the key.') }),
  z.strictObject({
    scheme: z.literal('apiKey'),
    in: z.literal('header'),
    name: z.string().describe('Name of the header that carries the key.'),
    env: z.string().describe('Environment variable that holds the key.'),
  }),
]);

const docsPage = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case: saved pages are named by it')
    .describe('Name of the page; saved copies of it are called <provider>-<id>.md, .html or .txt.'),
  url: z.url().optional().describe('Where the page is; without it, only saved copies of it can be read.'),
  reader: z.enum(['openapi', 'parameter-table', 'field-blocks', 'prose']),
  operation: operationId.optional(),
  document: z
    .string()
    .regex(/^[\w.-]+\.json$/, 'must be the name of a .json file')
    .optional()
    .describe('Captured document that the page gives, below openapi/.'),
});

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const bodyPredicate = z.strictObject({
  exists: z.boolean().optional(),
  equals: scalar.optional(),
  not: scalar.optional(),
  in: z.array(z.union([z.string(), z.number()])).optional(),
  matches: z
    .string()
    .refine(isExpression, 'is no regular expression')
    .optional()
    .describe('Regular expression over the value as text, without regard to case.'),
});

const statusPattern = z.union([z.number().int().min(100).max(599), z.enum(['1xx', '2xx', '3xx', '4xx', '5xx'])]);

const transportFailure = z.enum([
  'dns',
  'refused',
  'unreachable',
  'tls',
  'connect-timeout',
  'headers-timeout',
  'body-timeout',
  'reset',
  'closed',
  'malformed',
  'too-large',
]);

const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item)]);

const valueSource = z.union([
  z.strictObject({ header: z.string(), ...fact }),
  z.strictObject({ body: pointer, ...fact }),
]);

const errorRow = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case'),
  when: z.strictObject({
    status: oneOrMany(statusPattern).optional(),
    operation: oneOrMany(operationId).optional(),
    body: z.record(pointer, bodyPredicate).optional(),
    transport: oneOrMany(transportFailure).optional(),
    task: z.literal('failed').optional(),
  }),
  then: z.strictObject({
    class: z.enum([
      'Authentication',
      'PermissionDenied',
      'InsufficientCredits',
      'RateLimit',
      'InvalidRequest',
      'NotFound',
      'Conflict',
      'ContentPolicy',
      'Provider',
      'Overloaded',
      'TaskFailed',
      'Timeout',
      'Connection',
      'Protocol',
    ]),
    category: z.enum([
      'auth',
      'permission',
      'quota',
      'rate_limit',
      'invalid_request',
      'not_found',
      'conflict',
      'content_policy',
      'provider',
      'overloaded',
      'timeout',
      'connection',
      'protocol',
    ]),
    retry: z.enum(['never', 'if-unsent', 'always']),
    billable: z.enum(['no', 'maybe', 'yes']),
    retryAfter: oneOrMany(valueSource).optional(),
  }),
  example: z
    .strictObject({
      status: z.number().int().optional(),
      operation: operationId.optional(),
      headers: z.record(z.string(), z.string()).optional(),
      json: z.unknown().optional(),
      text: z.string().optional(),
      transport: transportFailure.optional(),
      task: z.literal('failed').optional(),
    })
    .describe('An answer that must reach this very row.'),
  ...fact,
});

const task = z.strictObject({
  create: operationId,
  id: pointer.describe("The task's id in the answer of `create`."),
  poll: operationId,
  status: pointer.describe('The state in the answer of `poll`.'),
  pending: z.array(z.union([z.string(), z.number()])).min(1),
  done: z.array(z.union([z.string(), z.number()])).min(1),
  failed: z.array(z.union([z.string(), z.number()])).min(1),
  result: operationId
    .optional()
    .describe('The operation that gives the outcome, where it is not the answer of `poll`.'),
  firstWait: pointer.optional().describe('Estimated seconds in the answer of `create`.'),
  every: duration.describe('Time between polls.'),
  ...fact,
});

const uploads = z.strictObject({
  create: operationId,
  fileName: z.string().describe("Input property of `create` for the file's name."),
  mediaType: z.string().describe("Input property of `create` for the file's media type."),
  url: pointer,
  fields: pointer,
  filePart: z.string(),
  result: pointer.describe('The address to use as an input image.'),
  expires: duration.optional(),
  ...fact,
});

const imageLocator = z.strictObject({
  each: pointer.optional().describe('An array; each item is one image.'),
  url: pointer.optional(),
  base64: pointer.optional(),
  mediaType: pointer.optional(),
  width: pointer.optional(),
  height: pointer.optional(),
  expires: duration.optional(),
  ...fact,
});

const meta = z.strictObject({
  clientRequestId: z.strictObject({ header: z.string(), ...fact }).optional(),
  requestId: z.array(valueSource).optional(),
  costUsd: z.array(valueSource).optional(),
  costCredits: z.array(valueSource).optional(),
  remainingCredits: z.array(valueSource).optional(),
  rateLimitRemaining: z.array(valueSource).optional(),
  rateLimitResetAt: z.array(valueSource).optional(),
  generationSeconds: z.array(valueSource).optional(),
  seed: z.array(valueSource).optional(),
});

/** Read by people and by the conformance suite, which proves that nothing else has to be decided. */
const orderReason = z.strictObject({
  first: z.union([z.literal('body'), z.array(z.string()).min(1)]).describe('Ids of rows, or all that read the body.'),
  then: z.union([z.literal('status'), z.array(z.string()).min(1)]).describe('Ids of rows, or all that read no body.'),
  note: z.string().describe('Why the first ones decide.'),
});

const contradiction = z.strictObject({
  about: z.string().describe('The fact in question: an operation, a field, a status.'),
  covers: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Facts of docs pages that the spec leaves aside by this decision: <docs id>/request/steps/required.'),
  sources: z.array(z.strictObject({ source: z.string(), says: z.string(), evidence: evidence.optional() })).min(2),
  decision: z.string().describe('What Limner does about it, and why.'),
});

/** Parses `provider.yaml`; its JSON Schema is published as `specs/provider.schema.json`. */
export const providerSpecSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case: it is the end of the package name'),
    client: z.string().regex(/^[A-Z][A-Za-z0-9]*$/, 'must be a class name'),
    title: z.string().describe("The provider's own name."),
    description: z.string(),
    baseUrl: z.url(),
    servers: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), server).optional(),
    auth,
    docs: z.array(docsPage).min(1).refine(hasOwnIds, 'has two pages of one id'),
    operations: z
      .record(
        operationId,
        z.strictObject({
          safe: z.boolean().optional().describe('A read that happens to be a POST.'),
          auth: z.literal('none').optional().describe('Works without a key.'),
          ...fact,
        }),
      )
      .optional(),
    envelope: z.strictObject({ message: z.array(pointer).min(1), code: z.array(pointer) }),
    errors: z.array(errorRow).min(1),
    order: z
      .array(orderReason)
      .optional()
      .describe('Why rows decide where ones below, of which they are no special case, would mean something else.'),
    tasks: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), task).optional(),
    uploads: uploads.optional(),
    images: z.record(operationId, z.array(imageLocator)).optional(),
    meta: meta.optional(),
    contradictions: z.array(contradiction).optional(),
    sources: z
      .record(z.string(), z.string())
      .optional()
      .describe('What the short names in `source` and `x-source` stand for, with the date or commit that was read.'),
  })
  .describe('What OpenAPI cannot say about a provider: names, authentication, error contract, tasks, images.');

/** A parsed `provider.yaml`. */
export type ProviderSpec = z.infer<typeof providerSpecSchema>;

function hasOwnIds(pages: readonly { readonly id: string }[]): boolean {
  return new Set(pages.map(({ id }) => id)).size === pages.length;
}

function isExpression(text: string): boolean {
  try {
    return new RegExp(text, 'iu') instanceof RegExp;
  } catch {
    return false;
  }
}
