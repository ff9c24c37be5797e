import { randomUUID } from 'node:crypto';
import type { ContractRow } from '../contract/contract.ts';
import { matches } from '../contract/row-reached.ts';
import { readPointer, writePointer } from '../json/pointer.ts';
import { type Answer, jsonAnswer } from './answer.ts';
import { chooseRow, type FailureKind } from './choose-row.ts';
import type { ServedOperation } from './served-operation.ts';
import { responseFor, type ServedProvider } from './served-provider.ts';

/** A failure to be told in the provider's way. */
export interface Failure {
  readonly kind: FailureKind;
  /** The operation that was called, or that was probably meant. */
  readonly operation: ServedOperation | undefined;
  /** What is wrong, for the person who reads it; without it the provider's own words stand. */
  readonly texts?: readonly string[];
  /** When a limit of the rate lifts, in milliseconds since the epoch. Default: in a second. */
  readonly resetAt?: number;
}

/** For a contract without a fitting row. */
const usualStatus: Readonly<Record<FailureKind, number>> = {
  'unknown-path': 404,
  'wrong-verb': 405,
  'key-missing': 401,
  'key-invalid': 401,
  'expired-key': 401,
  'content-type': 415,
  'invalid-request': 400,
  'unknown-task': 404,
  'task-failed': 422,
  'out-of-credits': 402,
  'content-refused': 400,
  'rate-limited': 429,
  'server-error': 500,
};

/** Answers as the provider does: with the example of the contract's row, and our text where the envelope has its message. */
export function failureAnswer(provider: ServedProvider, failure: Failure): Answer {
  const { errors, envelope } = provider.contract;
  const row = chooseRow(errors, { kind: failure.kind, operation: failure.operation?.id });
  if (row === undefined) {
    // Few providers have words for a wrong verb; the others do not know the path then.
    if (failure.kind === 'wrong-verb') return failureAnswer(provider, { ...failure, kind: 'unknown-path' });
    const body = {};
    writePointer(body, envelope.message[0] ?? '', failure.texts?.join('; ') ?? failure.kind);
    return jsonAnswer(body, { status: usualStatus[failure.kind] });
  }
  const { status = 500, headers = {}, json, text = '' } = row.example;
  const told = { ...failureHeaders(provider, { ...failure, row, status }), ...headers };
  if (json === undefined) return { status, headers: { 'content-type': textType(text), ...told }, body: text };
  const body = worded(provider, { ...failure, row });
  renewRequestId(provider, body, told);
  if (failure.kind === 'rate-limited') tellReset(row, body, failure.resetAt ?? Date.now() + 1000);
  return jsonAnswer(body, { status, headers: told });
}

/** The example with our texts in it, unless they would turn it into another error; then it is left as it is. */
function worded(provider: ServedProvider, { row, texts, operation }: Failure & { row: ContractRow }): unknown {
  const { errors, envelope } = provider.contract;
  const { json, status = 500 } = row.example;
  if (texts === undefined) return structuredClone(json);
  const place = envelope.message.find((pointer) => readPointer(json, pointer) !== undefined);
  const own = place === undefined ? undefined : readPointer(json, place);
  const joined = texts.join('; ');
  const wordings = Array.isArray(own) ? [[...texts]] : [joined, `${String(own)}: ${joined}`];
  for (const wording of wordings) {
    const body = structuredClone(json);
    writePointer(body, place ?? '', wording);
    const failure = { status, operation: operation?.id ?? '', body };
    if (errors.find(({ when }) => matches(when, failure)) === row) return body;
  }
  return structuredClone(json);
}

/** Every failure is another request; an example's id would send people to the wrong line of a log. */
function renewRequestId({ contract }: ServedProvider, body: unknown, headers: Readonly<Record<string, string>>): void {
  const fields = contract.meta.requestId.flatMap(({ header }) => (header === undefined ? [] : (headers[header] ?? [])));
  for (const { body: pointer } of contract.meta.requestId) {
    if (pointer === undefined || typeof readPointer(body, pointer) !== 'string') continue;
    writePointer(body, pointer, fields[0] ?? randomUUID());
  }
}

/** When to come back, and the request's id where the document has a header for it. */
function failureHeaders(
  { contract }: ServedProvider,
  { kind, row, status, operation, resetAt = Date.now() + 1000 }: Failure & { row: ContractRow; status: number },
): Record<string, string> {
  const { requestId, rateLimitRemaining, rateLimitResetAt } = contract.meta;
  const documented = operation && responseFor(operation, status)?.headers;
  const listed = (sources: readonly { header?: string | undefined }[]): string[] =>
    sources.flatMap(({ header }) => (header !== undefined && documented?.has(header) ? [header] : []));
  const headers: Record<string, string> = Object.fromEntries(listed(requestId).map((name) => [name, randomUUID()]));
  if (kind !== 'rate-limited') return headers;
  for (const name of listed(rateLimitRemaining)) headers[name] = '0';
  const resets = row.then.retryAfter.flatMap(({ header }) => header ?? []);
  for (const name of [...resets, ...listed(rateLimitResetAt)]) headers[name] = momentFor(name, resetAt);
  return headers;
}

/** Where a body says how long to wait, it counts seconds. */
function tellReset({ then }: ContractRow, body: unknown, at: number): void {
  for (const { body: pointer } of then.retryAfter) {
    if (pointer !== undefined) writePointer(body, pointer, Math.max(1, Math.ceil((at - Date.now()) / 1000)));
  }
}

/** The standard header counts seconds; the headers of providers' own name a moment. */
function momentFor(header: string, at: number): string {
  if (header.toLowerCase() !== 'retry-after') return new Date(at).toISOString();
  return String(Math.max(1, Math.ceil((at - Date.now()) / 1000)));
}

function textType(text: string): string {
  return text.startsWith('<') ? 'text/html' : 'text/plain; charset=utf-8';
}
