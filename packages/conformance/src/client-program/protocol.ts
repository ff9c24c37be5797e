/**
 * What a runner and a client program tell each other: one JSON text a line, the runner's on the program's standard input,
 * the program's on its standard output. What a program tells is not trusted: it is parsed by the schemas here.
 */
import * as z from 'zod';
import type { CaseOrder } from './case-order.ts';

/** The version of this protocol. */
export const protocolVersion = 1;

/** A line from the runner to a program. */
export type RunnerMessage =
  /** Play this case: `answer` or `unsupported` is due. Several cases may run at a time. */
  | { readonly type: 'call'; readonly order: CaseOrder }
  /** The first request of the case has reached the server. */
  | { readonly type: 'begun'; readonly id: string }
  /** The caller of the case gives its call up now: `aborted` is due, and what the server does next waits for it. */
  | { readonly type: 'abort'; readonly id: string }
  /** Close the client of the case, which has answered; `released` is due. */
  | { readonly type: 'release'; readonly id: string }
  /** All is done: tell `bye` and end. */
  | { readonly type: 'bye' };

/** Members of an error that are compared; a program tells those that its client has. */
export const errorMembers = [
  'class',
  'category',
  'status',
  'code',
  'requestId',
  'taskId',
  'retryable',
  'billable',
  'sent',
  'attempts',
  'phase',
  'retryAfter',
  'message',
  'cause',
  'issues',
] as const;

/** A member of an error that is compared. */
export type ErrorMember = (typeof errorMembers)[number];

/** What a program can tell of a call beside its value or error. A case that needs another one is not supported by it. */
export const features = [
  'abort',
  'authority',
  'before',
  'beside',
  'drift',
  'events',
  'failing-network',
  'hooks',
  'images',
  'log',
  'clock',
  'memory',
  'progress',
  'release',
  'response',
] as const;

/** Something that a program can tell or do, or cannot. */
export type Feature = (typeof features)[number];

const bytes = z.object({ length: z.number(), sha256: z.string() });

/** Bytes that were read: they are compared by length and digest. */
export type ObservedBytes = Readonly<z.infer<typeof bytes>>;

const image = z.object({
  url: z.string().optional(),
  mediaType: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  expiresAt: z.string().optional().describe('ISO 8601.'),
  bytes: bytes.optional(),
  unlike: z.array(z.string()).optional().describe('In which of its other forms it is another image, in words.'),
  saved: z
    .object({ name: z.string(), bytes, files: z.array(z.string()) })
    .optional()
    .describe('The file that it was saved to, and the names of all files that were in the folder then.'),
});

/** An image that a call gave, as far as the case wanted it read. */
export type ObservedImage = Readonly<z.infer<typeof image>>;

const issue = z.object({ path: z.unknown(), rule: z.unknown(), message: z.unknown() });

/** An issue of a refused request, or a difference of an answer. */
export type ObservedIssue = Readonly<z.infer<typeof issue>>;

const observedError = z.object({
  name: z.string().optional().describe('Absent where what was thrown is no object.'),
  message: z.string().default(''),
  members: z.record(z.string(), z.unknown()).default({}),
  issues: z.array(issue).optional(),
  cause: z
    .object({
      name: z.string(),
      message: z.string(),
      isReason: z.boolean().default(false).describe('It is the very reason that the caller gave when it gave up.'),
    })
    .optional(),
  thrown: z.unknown().optional().describe('What was thrown, where it is no object.'),
});

/** An error that came out of a call. */
export type ObservedError = Readonly<z.infer<typeof observedError>>;

const printed = z.object({
  place: z.string().describe('Where a program would have it from: "the message of the error".'),
  text: z.string(),
  ofAnswer: z.boolean().optional().describe("It is the provider's own answer: addresses of it may be signed."),
});

/** A text that a program could print, and that holds a secret. */
export type Printed = Readonly<z.infer<typeof printed>>;

const observation = z.object({
  value: z.unknown().optional().describe('Plain; of a result of images its body. Absent where there is none.'),
  imageCount: z.number().optional().describe('How many images the result has; absent where it is none of images.'),
  images: z.array(image).default([]).describe('Those that were read, in order, up to one that failed.'),
  error: observedError.optional(),
  response: z.record(z.string(), z.unknown()).optional().describe('What withResponse() told; `headers` as a record.'),
  drift: z.array(issue).default([]),
  progress: z.array(z.unknown()).default([]),
  events: z.array(z.unknown()).optional(),
  hooks: z.array(z.string()).optional(),
  log: z.array(z.string()).optional(),
  leftovers: z.array(z.string()).default([]).describe('Files that a failed save left.'),
  printed: z.array(printed).default([]),
  time: z.object({
    from: z.number().describe('When the call began, in milliseconds since 1970.'),
    to: z.number(),
    milliseconds: z.number().describe('How long it took, on a clock that never jumps.'),
    afterAbort: z.number().optional().describe('Milliseconds from the giving up to the end.'),
  }),
  listeners: z.number().default(0).describe("Listeners left on the caller's signal."),
  reached: z.array(z.string()).default([]).describe('Origins that requests over a failing network were meant for.'),
  memory: z.object({ before: z.number(), peak: z.number() }).optional().describe('Resident, in bytes.'),
});

/** All that came out of a call, as plain JSON: everything is compared on this. */
export type Observation = Readonly<z.infer<typeof observation>>;

const hello = z.object({
  type: z.literal('hello'),
  protocol: z.literal(protocolVersion),
  name: z.string().min(1).describe('Of the client: "limner".'),
  version: z.string(),
  runtime: z.string().describe('What it runs on: "node 26.10.0".'),
  transport: z.string().describe('How requests travel: "undici", "fetch", or what the client calls it.'),
  adds: z.array(z.string()).default([]).describe('Header fields that the platform adds by itself, in lower case.'),
  errorMembers: z.array(z.enum(errorMembers)),
  features: z.array(z.enum(features)),
});

/** What a program says of itself before anything else. */
export type Hello = Readonly<z.infer<typeof hello>>;

const answer = z.object({
  type: z.literal('answer'),
  id: z.string(),
  own: observation,
  before: z.array(observation).default([]),
  beside: z.array(observation).default([]),
});

/** What came of a case: of its own call, and of those before and beside it. */
export type CaseAnswer = Readonly<Pick<z.infer<typeof answer>, 'own' | 'before' | 'beside'>>;

const released = z.object({
  type: z.literal('released'),
  id: z.string(),
  rejections: z.array(z.string()).default([]).describe('Rejections that nobody handled while the case ran.'),
  fault: z.string().optional().describe('Why the client could not be closed.'),
});

/** What there was to tell when the client of a case was closed. */
export type Released = Readonly<Pick<z.infer<typeof released>, 'rejections' | 'fault'>>;

const unsupported = z.object({ type: z.literal('unsupported'), id: z.string(), reason: z.string().min(1) });

const aborted = z.object({ type: z.literal('aborted'), id: z.string() });

const fault = z.object({
  type: z.literal('fault'),
  id: z.string(),
  problem: z.string().describe('Why the program could not play the case, or not to its end.'),
});

const bye = z.object({
  type: z.literal('bye'),
  left: z.array(z.string()).default([]).describe('What still keeps the program alive, when all clients are closed.'),
});

/** Parses a line from a program. */
export const programMessage = z.discriminatedUnion('type', [hello, answer, aborted, unsupported, fault, released, bye]);

/** A line from a program to the runner. */
export type ProgramMessage = z.infer<typeof programMessage>;
