import { readPointer } from '../json/pointer.ts';
import type { BodyPredicate, ErrorCondition, ErrorRow, TransportFailure } from './error-contract.ts';

/** A pattern is held against no more characters than this: what it takes can grow with their square. */
const longestText = 4000;

/** A failure, as far as the error contract asks about it. */
export interface Failure {
  /** Absent when the failure is below HTTP. */
  readonly status?: number | undefined;
  readonly operation: string;
  /** The answer's body: parsed JSON, or its text where it is none. */
  readonly body?: unknown;
  readonly transport?: TransportFailure | undefined;
  readonly task?: 'failed' | undefined;
}

/** The first row of the contract that the failure matches; undefined when the contract is not total. */
export function matchErrorRow(rows: readonly ErrorRow[], failure: Failure): ErrorRow | undefined {
  return rows.find(({ when }) => matches(when, failure));
}

/**
 * The first row that calls an answer with a 2xx status a failure. Only rows that speak about the body, or name the status
 * outright, can: a catch-all is about failures and says nothing of a success.
 */
export function matchSuccessRow(rows: readonly ErrorRow[], failure: Failure): ErrorRow | undefined {
  let candidates = successRows.get(rows);
  if (candidates === undefined) {
    candidates = rows.filter(({ when }) => speaksOfSuccess(when));
    successRows.set(rows, candidates);
  }
  return candidates.find(({ when }) => matches(when, failure));
}

/** Every answer is held against these, so what can be known of a contract beforehand is. */
const successRows = new WeakMap<readonly ErrorRow[], readonly ErrorRow[]>();

function speaksOfSuccess({ status, body }: ErrorCondition): boolean {
  if (status === undefined) return body !== undefined;
  return status.some((pattern) => pattern === '2xx' || (typeof pattern === 'number' && pattern > 199 && pattern < 300));
}

function matches(when: ErrorCondition, failure: Failure): boolean {
  return (
    (when.operation === undefined || when.operation.includes(failure.operation)) &&
    (when.status === undefined || matchesStatus(when.status, failure.status)) &&
    (when.transport === undefined || when.transport.some((one) => one === failure.transport)) &&
    (when.task === undefined || when.task === failure.task) &&
    (when.body === undefined || (failure.status !== undefined && matchesBody(when.body, failure.body)))
  );
}

function matchesStatus(patterns: NonNullable<ErrorCondition['status']>, status: number | undefined): boolean {
  return patterns.some((pattern) => pattern === status || pattern === `${Math.floor(Number(status) / 100)}xx`);
}

function matchesBody(predicates: NonNullable<ErrorCondition['body']>, body: unknown): boolean {
  return Object.entries(predicates).every(([pointer, predicate]) => holds(predicate, readPointer(body, pointer)));
}

/** A value that is not there equals nothing, is in no list and matches no pattern, but is `not` everything. */
function holds(predicate: BodyPredicate, value: unknown): boolean {
  return (
    (predicate.exists === undefined || predicate.exists === (value !== undefined)) &&
    (predicate.equals === undefined || predicate.equals === value) &&
    (predicate.not === undefined || predicate.not !== value) &&
    (predicate.in === undefined || predicate.in.some((one) => one === value)) &&
    (predicate.matches === undefined ||
      (value !== undefined && new RegExp(predicate.matches, 'iu').test(asText(value))))
  );
}

function asText(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, longestText);
}
