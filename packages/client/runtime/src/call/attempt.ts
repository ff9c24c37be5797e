import type { ResolvedClient } from '../client/resolved-client.ts';
import type { ResolvedTimeouts } from '../client/settings.ts';
import type { Deadline } from '../deadline/deadline.ts';
import { annotate } from '../errors/annotate.ts';
import { interruption } from '../errors/interruption.ts';
import { LimnerError, type Phase, type Sent } from '../errors/limner-error.ts';
import { matchSuccessRow } from '../errors/match-error-row.ts';
import { plainCause } from '../errors/plain-cause.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { redactHeaders, redactValue } from '../errors/redact-value.ts';
import { toError } from '../errors/to-error.ts';
import { exchangeInTurn } from '../exchange/exchange-in-turn.ts';
import type { HttpAnswer, HttpRequest } from '../exchange/http.ts';
import { Base64Lifter } from '../images/base64-lifter.ts';
import type { LiftedText } from '../images/lifted-text.ts';
import { mediaTypeOf } from '../images/media-type.ts';
import { beginImageReader } from '../images/read-image.ts';
import { readSource } from '../json/read-source.ts';
import type { Operation } from '../operation.ts';
import type { ValidationIssue } from '../schema/issue.ts';
import { toFault } from '../transport/to-fault.ts';
import type { HeaderFields, TransportResponse } from '../transport/transport.ts';
import { decodeAnswer, type Lifting } from './decode-answer.ts';
import type { FullCall } from './full-call.ts';

/** What one attempt needs to know. */
export interface AttemptOptions {
  readonly client: ResolvedClient;
  readonly operation: Operation;
  readonly request: HttpRequest;
  readonly deadline: Deadline;
  readonly timeouts: ResolvedTimeouts;
  readonly number: number;
  /** What the call needs beyond JSON to and fro, where it does. */
  readonly full?: FullCall | undefined;
}

/** An answer that the contract calls a success. */
export interface Answer {
  readonly status: number;
  readonly headers: HeaderFields;
  /** The JSON body; undefined for raw bytes and for answers without a body. */
  readonly body: unknown;
  /** What may not have come through as it was meant. */
  readonly issues: readonly ValidationIssue[];
  /** The body with marks in place of the base64 texts that are decoded already; else the very body. */
  readonly marked: unknown;
  readonly lifted?: readonly LiftedText[];
  /** The raw image, where the answer is one. */
  readonly bytes?: Uint8Array;
  readonly mediaType?: string;
  /** True where there is no documented shape to hold the body against. */
  readonly shapeless?: true;
  /** The answer itself, where it is one of events that are still to come. */
  readonly open?: TransportResponse;
  /** Unix milliseconds. */
  readonly answeredAt: number;
}

/**
 * Sends the request once and holds the answer against the contract.
 * @throws LimnerError of the contract's making, ProtocolError for an answer that is none
 */
export async function attempt(options: AttemptOptions): Promise<Answer> {
  const { client, operation, request, deadline, timeouts, number } = options;
  const progress: Progress = { sent: 'no', phase: 'queue' };
  const lifting = liftingOf(operation);
  let answer: HttpAnswer;
  try {
    answer = await exchangeInTurn(client, request, {
      operation: operation.id,
      template: operation.path,
      attempt: number,
      signal: deadline.signal,
      ending: deadline,
      timeouts,
      maxBytes: client.options.maxResponseBytes,
      onChunk: lifting?.lifter.take,
      staysOpen: options.full?.staysOpen(operation),
      onTurn: () => advance(progress, 'no', 'connect'),
      onSent: () => {
        advance(progress, 'maybe', 'headers');
        // Now is the time for it: the provider works on the images.
        if (operation.images !== undefined) void beginImageReader();
      },
      onHeader: () => advance(progress, 'yes', 'body'),
    });
  } catch (error) {
    throw onceOnly(options, broken(options, { progress, error }));
  }
  try {
    return accept(options, { answer, lifting });
  } catch (error) {
    throw onceOnly(options, error);
  }
}

/** Where images come as texts, these are decoded while they come in. */
function liftingOf({ images }: Operation): Lifting | undefined {
  return images !== undefined && Base64Lifter.isSupported
    ? { lifter: new Base64Lifter(), locators: images }
    : undefined;
}

/** A stream of the caller's that was read is gone: whatever the contract says, the request cannot be sent again. */
function onceOnly({ request }: AttemptOptions, error: unknown): unknown {
  const { body } = request;
  const isGone = typeof body === 'object' && 'begun' in body && body.begun;
  return isGone && LimnerError.is(error) ? annotate(error, { retryable: false }) : error;
}

/** Holds the answer against the contract. */
function accept(
  options: AttemptOptions,
  { answer, lifting }: { readonly answer: HttpAnswer; readonly lifting: Lifting | undefined },
): Answer {
  const { status, headers } = answer;
  if (answer.open !== undefined) return { status, headers, ...bodyless, open: answer.open, answeredAt: Date.now() };
  const { full, operation } = options;
  const isSuccess = status >= 200 && status <= 299;
  if (isSuccess && full !== undefined && operation.images === undefined) return full.acceptAnswer(options, answer);
  const decoded = decodeAnswer(answer, lifting);
  if (!isSuccess) {
    const error = toError(options, { ...answered(options), status, headers, body: decoded.body });
    throw full?.markIfDocumented(error, operation) ?? error;
  }
  const common = { status, headers, answeredAt: Date.now() };
  switch (decoded.kind) {
    case 'raw':
      if (operation.images === undefined) throw notJson(options, answer);
      return { ...common, ...bodyless, bytes: answer.body.bytes(), mediaType: decoded.mediaType };
    case 'empty':
      if (operation.accept.length > 0) throw notJson(options, answer);
      return { ...common, ...bodyless };
    case 'text':
      throw notJson(options, answer, decoded.body);
    case 'json':
      refuseFailure(options, { status, headers, body: decoded.body });
      return { ...common, ...decoded };
  }
}

const bodyless = { body: undefined, marked: undefined, issues: [] };

/** How far an attempt has come. */
export interface Progress {
  sent: Sent;
  phase: Phase;
}

function advance(progress: Progress, sent: Sent, phase: Phase): void {
  progress.sent = sent;
  progress.phase = phase;
}

/** The error of an attempt that brought no whole answer. */
export function broken(
  { client, operation, request, deadline, number }: AttemptOptions,
  { progress, error }: { readonly progress: Progress; readonly error: unknown },
): LimnerError {
  const place = { client, operation };
  if (deadline.signal.aborted) return interruption(place, { ...progress, deadline, attempts: number });
  // A transport that fails in words of its own need not have told that it had begun to send.
  const fault = toFault(error, { sent: 'maybe', phase: progress.phase === 'body' ? 'body' : 'headers' });
  return toError(place, {
    transport: fault.failure,
    sent: progress.sent === 'yes' ? 'yes' : fault.sent,
    phase: fault.phase,
    attempts: number,
    text: `${request.url.host}: ${fault.message}`,
    cause: plainCause(fault.cause ?? fault, client.redact),
  });
}

/**
 * A success by its status can be a failure by its body.
 * @throws LimnerError of the contract's making
 */
export function refuseFailure(
  options: AttemptOptions,
  answer: { status: number; headers: HeaderFields; body: unknown },
): void {
  // Where an operation says what it answers with, its schema tells whether that can be null.
  if (answer.body === null && options.operation.answers === undefined)
    throw notDue(options, { ...answer, what: 'null where an object is due' });
  const { client, operation } = options;
  const row = matchSuccessRow(client.contract.errors, { ...answer, operation: operation.id });
  if (row !== undefined) throw toError(options, { ...answered(options), ...answer }, row);
}

function answered(options: AttemptOptions): { sent: 'yes'; attempts: number; phase: 'request' } {
  return { sent: 'yes', attempts: options.number, phase: 'request' };
}

function notJson(options: AttemptOptions, answer: HttpAnswer, text?: string): ProtocolError {
  const label = mediaTypeOf(answer.headers.get('content-type')) ?? 'no content type';
  const { size } = answer.body;
  const what =
    size === 0 ? 'an empty body where JSON is due' : `${size} bytes that are no JSON (${label.slice(0, 60)})`;
  return notDue(options, { status: answer.status, headers: answer.headers, body: text, what });
}

/** The error for an answer that has arrived whole, but is not what the operation answers with. */
export function notDue(
  { client, operation, number }: Pick<AttemptOptions, 'client' | 'operation' | 'number'>,
  answer: {
    readonly status: number;
    readonly headers: HeaderFields;
    readonly body: unknown;
    readonly what: string;
    readonly issues?: readonly ValidationIssue[];
  },
): ProtocolError {
  const requestId = readSource(client.contract.meta.requestId, answer);
  const next = operation.safe
    ? 'Calling again is safe.'
    : 'The request was carried out as far as anyone can tell: check with the provider before sending it again, it may be paid twice.';
  return new ProtocolError({
    message: `${answer.status} Protocol: the provider answered with ${answer.what}. ${next}`,
    category: 'protocol',
    provider: client.definition.id,
    operation: operation.id,
    status: answer.status,
    requestId: requestId === undefined ? undefined : client.redact(String(requestId)),
    retryable: operation.safe,
    billable: operation.safe ? 'no' : 'maybe',
    sent: 'yes',
    attempts: number,
    phase: 'decode',
    headers: redactHeaders(answer.headers, client.redact),
    body: redactValue(answer.body, client.redact),
    issues: answer.issues,
  });
}
