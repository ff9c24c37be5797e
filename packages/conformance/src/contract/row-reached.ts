import { readPointer } from '../json/pointer.ts';
import type { BodyTest, Condition, ContractRow } from './contract.ts';

/** A failure as far as a contract asks about it; one with a status is an answer, one with a transport is none. */
export interface Failure {
  readonly operation: string;
  readonly status?: number;
  /** Parsed JSON, or text where it is none; absent where there is no body. */
  readonly body?: unknown;
  readonly transport?: string;
  readonly task?: 'failed';
}

/** The row that is meant: the first that matches. An answer of 2xx is a failure only where a row says so; else undefined. */
export function rowReached(rows: readonly ContractRow[], failure: Failure): ContractRow | undefined {
  return rows.find((row) => concerns(row.when, failure));
}

/** Whether a row matches a failure, and speaks about such failures at all. */
export function concerns(when: Condition, failure: Failure): boolean {
  return (!isGood(failure) || speaksOfSuccess(when)) && matches(when, failure);
}

/** Whether it is an answer of 2xx, and so a success until a row says otherwise. */
export function isGood({ status, task }: Failure): boolean {
  return task === undefined && status !== undefined && isSuccessful(status);
}

function isSuccessful(status: number): boolean {
  return status > 199 && status < 300;
}

/** A row that speaks about every failure says nothing about answers of 2xx; one that tests the body does. */
function speaksOfSuccess({ status, body }: Condition): boolean {
  if (status === undefined) return body !== undefined;
  return status.some((one) => one === '2xx' || (typeof one === 'number' && isSuccessful(one)));
}

/** Whether a row's conditions hold, be the failure one or not. */
export function matches(when: Condition, failure: Failure): boolean {
  const { status, operation, body, transport, task } = when;
  if (operation !== undefined && !operation.includes(failure.operation)) return false;
  if (status !== undefined && !status.some((one) => hasStatus(one, failure.status))) return false;
  if (transport !== undefined && !transport.some((one) => one === failure.transport)) return false;
  if (task !== undefined && task !== failure.task) return false;
  return body === undefined || (failure.status !== undefined && saysOf(body, failure.body));
}

/** Whether a body is what a row's tests ask for. */
export function saysOf(tests: NonNullable<Condition['body']>, body: unknown): boolean {
  return Object.entries(tests).every(([pointer, test]) => holds(test, readPointer(body, pointer)));
}

function hasStatus(pattern: number | string, status: number | undefined): boolean {
  if (status === undefined) return false;
  return typeof pattern === 'number' ? pattern === status : Number(pattern[0]) === Math.floor(status / 100);
}

function holds({ exists, equals, not, in: among, matches: pattern }: BodyTest, value: unknown): boolean {
  if (exists !== undefined && exists !== (value !== undefined)) return false;
  if (equals !== undefined && value !== equals) return false;
  if (not !== undefined && value === not) return false;
  if (among !== undefined && !among.some((one) => one === value)) return false;
  if (pattern === undefined) return true;
  return value !== undefined && new RegExp(pattern, 'iu').test(textOf(value));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
