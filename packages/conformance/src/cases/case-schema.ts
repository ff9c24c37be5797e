/** The shape of a conformance case: one YAML file below `fixtures/<provider>/<operation>/`. */
import * as z from 'zod';
import type { CaseFile, Sample } from './case-file.ts';
import { faultClassIds } from './fault-classes.ts';
import { provenanceSchema } from './provenance-schema.ts';
import { tlsKinds } from './tls-kind.ts';

const duration = z.string().regex(/^\d+(ms|s)$/, 'must be a number with a unit: 50ms, 2s');

const lifetime = z.string().regex(/^\d+(s|m|h|d)$/, 'must be a number with a unit: 10m, 7d');

/** Header fields as a map, or as pairs where a name repeats or the order counts. */
const headers = z.union([z.record(z.string(), z.string()), z.array(z.tuple([z.string(), z.string()]))]);

/** A body, in one of the ways a person can write it down. */
const body = {
  json: z.unknown().optional(),
  text: z.string().optional(),
  base64: z.string().optional(),
  file: z.string().optional().describe('File below fixtures/files/.'),
};

const multipartPart = z.strictObject({
  name: z.string(),
  value: z.string().optional(),
  fileName: z.string().optional(),
  mediaType: z.string().optional(),
  base64: z.string().optional(),
  file: z.string().optional(),
});

/**
 * The request that must be seen. Closed world: a header field that is neither listed nor one of host, connection,
 * content-length, transfer-encoding, accept, accept-encoding and user-agent fails the case, as does a body where none is
 * listed. `present` names fields whose value varies; `absent` names fields that must not be there, the allowed ones too.
 */
const expectedRequest = z.strictObject({
  method: z.string(),
  path: z.string().describe('Path as sent, without the query.'),
  query: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  present: z.array(z.string()).optional(),
  absent: z.array(z.string()).optional(),
  json: z.unknown().optional(),
  multipart: z.array(multipartPart).optional().describe('Parts in order.'),
});

const size = z.string().regex(/^\d+(B|KB|MB)$/, 'must be a number with a unit: 300B, 20KB, 200MB');

const coding = z.enum(['gzip', 'deflate', 'br', 'zstd']);

/**
 * An answer. The server adds content-type, content-length and, for `encode`, content-encoding where the fixture has none; with
 * `transfer-encoding: chunked` among the fields it frames the body so. Lies are told by name; framing that no member can
 * tell is written as `raw` steps.
 */
const answer = z.strictObject({
  status: z.number().int().min(100).max(999),
  headers: headers.optional(),
  ...body,
  padding: z
    .strictObject({ fields: z.number().int().min(1), bytes: z.number().int().min(1) })
    .optional()
    .describe('So many header fields of no meaning on top, each with a value of so many bytes.'),
  fill: z
    .strictObject({ text: z.string().min(1), bytes: size })
    .optional()
    .describe('A body of so many bytes, which the text fills again and again; made while it is sent.'),
  prefix: z.string().optional().describe('Raw bytes before the body, part of it: "\\xef\\xbb\\xbf".'),
  suffix: z.string().optional().describe('Raw bytes after the body, part of it.'),
  encode: z
    .union([coding, z.array(coding).min(1)])
    .optional()
    .describe('Content-codings, in the order in which they are applied.'),
  label: z.string().optional().describe('What content-encoding says instead of the truth; empty: nothing at all.'),
  cut: z.number().int().min(1).optional().describe('Bytes dropped at the end of the encoded body, and not counted.'),
  contentLength: z.number().int().optional().describe('Lies about the length.'),
  lengthOff: z
    .number()
    .int()
    .optional()
    .describe('Lies about the length, by so many: 10 announces ten bytes that never come, -5 hides five.'),
  chunks: z
    .union([z.number().int().min(1), z.array(z.number().int().min(1)).min(1)])
    .optional()
    .describe(
      'Sizes in bytes of the pieces of the body, the rest as the last; a number: of each. Chunked: its chunks.',
    ),
  every: duration.optional().describe('Pause between the pieces.'),
  unfinished: z.literal(true).optional().describe('The last chunk of transfer-encoding: chunked is never sent.'),
  trailing: z.string().optional().describe('Raw bytes behind the answer, which no framing covers.'),
});

/** What the server does on the wire, in order; `answer` is the short form of a single `respond`. */
const step = z.union([
  z.strictObject({ respond: answer }),
  z.strictObject({ delay: duration }),
  z.strictObject({
    raw: z.string().describe('Bytes as they stand, escapes and all.'),
    times: z.number().int().min(1).optional().describe('How often; once without it.'),
  }),
  z.strictObject({
    drip: z
      .strictObject({ text: z.string(), every: duration })
      .describe('The text again and again until the client goes.'),
  }),
  z.strictObject({
    abort: z
      .literal(true)
      .describe(
        'Here the caller gives the call up. It must end soon and with the reason as cause; nothing may be left.',
      ),
  }),
  z.strictObject({ close: z.literal(true).describe('FIN.') }),
  z.strictObject({ reset: z.literal(true).describe('RST.') }),
  z.strictObject({ hang: z.literal(true).describe('Nothing more until the client gives up.') }),
]);

const exchange = z.strictObject({
  elsewhere: z.literal(true).optional().describe('The request must come to the second host, {{elsewhere}}.'),
  request: expectedRequest.optional().describe("Without it: the sample's request again."),
  answer: answer.optional(),
  steps: z.array(step).optional(),
  after: duration.optional().describe('The request may not come sooner than this after the previous answer.'),
});

/** The error that must come out; members that are left out are not compared. */
const expectedError = z.strictObject({
  class: z.string().describe('Class name, as in RateLimitError.'),
  category: z.string(),
  status: z.number().int().optional(),
  code: z.union([z.string(), z.number()]).optional(),
  requestId: z.string().optional(),
  taskId: z.string().optional().describe('Id to take the task up again by.'),
  retryable: z.boolean(),
  billable: z.enum(['no', 'maybe', 'yes']),
  sent: z.enum(['no', 'maybe', 'yes']).optional(),
  attempts: z.number().int().optional(),
  phase: z.string().optional(),
  retryAfter: z.number().optional().describe('Milliseconds.'),
  message: z.array(z.string()).optional().describe('Texts that the message must contain.'),
  cause: z.string().optional().describe('Name of the error that is its cause.'),
});

const expectedIssue = z.strictObject({
  path: z.string().describe('RFC 6901 pointer into the input or the body.'),
  rule: z.string(),
  message: z.array(z.string()).optional().describe('Texts that the message must contain.'),
});

const expectedImage = z.strictObject({
  url: z.string().optional(),
  mediaType: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  expires: z
    .union([z.boolean(), lifetime])
    .optional()
    .describe('Whether the image says when its URL stops working, or how long after the answer that is.'),
  saveAs: z
    .string()
    .optional()
    .describe(
      'Saved under this name in an empty folder, where then nothing else may be; nothing at all where it fails.',
    ),
  savedAs: z.string().optional().describe('The name of the file; without it the one of saveAs.'),
  ...body,
});

const expectation = z.strictObject({
  value: z.unknown().optional().describe('What the call resolves to, compared closed; for image results: of `body`.'),
  images: z.array(expectedImage).optional().describe('Images in order; a body given is compared with the bytes read.'),
  response: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Members of what withResponse() tells: status, requestId, cost, remainingCredits, rateLimit, …'),
  error: expectedError.optional(),
  issues: z.array(expectedIssue).optional().describe('Issues of a refused request, in any order.'),
  drift: z.array(expectedIssue).optional().describe('Differences reported about the answer; none without it.'),
  progress: z.array(z.record(z.string(), z.unknown())).optional().describe('Progress events of a task, in order.'),
  secrets: z.array(z.string()).optional().describe('Texts that no output may contain, beside the key.'),
  log: z.array(z.string()).optional().describe('Texts that the log must hold, at level debug; any order.'),
  hooks: z.array(z.string()).optional().describe('What the hooks saw, in order: "outer before", "outer after", ...'),
  events: z
    .array(z.record(z.string(), z.unknown()))
    .optional()
    .describe(
      'What is told on the tracing channels limner:<channel>, in the order of the ends; members named are compared.',
    ),
  within: duration.optional().describe('The longest that the call may take, reading of images included.'),
  memory: z
    .string()
    .regex(/^\d+MB$/, 'must be a number with a unit: 96MB')
    .optional()
    .describe('The most that resident memory may grow in the call.'),
});

const call = z.strictObject({
  method: z.string(),
  input: z.unknown().optional(),
  options: z.record(z.string(), z.unknown()).optional(),
});

/** Another call on the same client. */
const otherCall = z.strictObject({
  call: call.optional().describe("Without it: the case's own call again."),
  options: z.record(z.string(), z.unknown()).optional().describe('Options on top of those of its call.'),
  expect: expectation,
});

const spyHook = z.strictObject({
  name: z.string(),
  does: z
    .enum(['calls-again', 'answers', 'throws'])
    .optional()
    .describe('Calls next() a second time; answers in its stead; throws in its stead. Default: calls it once.'),
});

const network = z.strictObject({
  host: z.string().describe('Where the request must have been meant to go: https://api.example.com.'),
  code: z.string().describe('Code of the error that Node or undici give: ENOTFOUND.'),
  syscall: z.string().optional(),
  tried: z.number().int().optional().describe('How often the client must have tried.'),
});

/**
 * What all cases of an operation may borrow: a valid call and the request that it makes; and for faults a good answer with
 * what the call gives then, and exchanges by name. `fixtures/<provider>/samples.yaml`.
 */
export const sampleSchema: z.ZodType<Sample> = z.strictObject({
  call,
  request: expectedRequest,
  provenance: provenanceSchema.optional().describe('How the answer and the scripts are known.'),
  answer: answer.optional(),
  value: z.unknown().optional().describe('What the call resolves to after the answer; without it, its JSON.'),
  images: z.array(expectedImage).optional().describe('The images that it gives then.'),
  taskId: z.string().optional().describe('Id of the task that it is about: {{task-id}} to faults.'),
  scripts: z.record(z.string(), z.array(exchange)).optional().describe('Exchanges that faults call by name.'),
});

/** Parses one case. */
export const caseSchema: z.ZodType<CaseFile> = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case; it equals the file name'),
  title: z.string(),
  kind: z.enum(['success', 'error', 'fault', 'task', 'validation', 'contradiction', 'boundary', 'contract']),
  provenance: provenanceSchema,
  fault: z.enum(faultClassIds).optional().describe('The class of faults that the case belongs to.'),
  samples: z
    .array(z.string())
    .optional()
    .describe('Operations whose sample gives the call and the request; the case runs once for each.'),
  row: z.string().optional().describe('Id of the error row that the case proves.'),
  client: z.record(z.string(), z.unknown()).optional().describe('Client options beside baseUrl and apiKey.'),
  call: call.optional(),
  beside: z
    .array(otherCall)
    .optional()
    .describe('Other calls on the same client. The own call begins when one is on the wire.'),
  before: z
    .array(otherCall)
    .optional()
    .describe('Other calls on the same client, one after another, ended when the own call begins.'),
  hooks: z
    .strictObject({ client: z.array(spyHook).optional(), call: z.array(spyHook).optional() })
    .optional()
    .describe('Hooks around the call, by the option of the client and by the one of the call.'),
  aborted: z.literal(true).optional().describe('The caller has given up before the call begins.'),
  network: network.optional().describe('No server at all, and no baseUrl: the network fails as told.'),
  handshake: z.array(step).optional().describe('What the server does about a TLS handshake, to {{origin-tls}}.'),
  tls: z
    .enum(tlsKinds)
    .optional()
    .describe(
      '{{origin}} is a TLS server, of this kind. Of all but valid, no request may come; each attempt is counted.',
    ),
  clock: z
    .string()
    .regex(/^-?\d+(s|m|h|d)$/, 'must be a number with a unit, and a minus for back: 1h, -1h')
    .optional()
    .describe("The system's clock is set forward or back so far when the first request is on the wire."),
  atOnce: z.number().int().optional().describe('The most requests that were under way at once; exactly.'),
  exchange: z.array(exchange).describe('Empty: no request may be made.'),
  expect: expectation,
});
