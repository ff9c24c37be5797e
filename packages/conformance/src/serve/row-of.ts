import { readPointer } from '../json/pointer.ts';
import type { BodyPredicate, ErrorRow } from './provider-contract.ts';

/** An answer, as far as the error contract asks about it. */
export interface AskedAnswer {
  readonly status: number;
  readonly operation: string | undefined;
  /** Parsed JSON, or text where it is none. */
  readonly body: unknown;
}

/** The first row of the contract that an HTTP answer matches; rows about transport and tasks are never meant. */
export function rowOf(rows: readonly ErrorRow[], answer: AskedAnswer): ErrorRow | undefined {
  return rows.find(
    ({ when: { status, operation, body, transport, task } }) =>
      transport === undefined &&
      task === undefined &&
      (status === undefined || status.some((one) => fits(one, answer.status))) &&
      (operation === undefined || (answer.operation !== undefined && operation.includes(answer.operation))) &&
      Object.entries(body ?? {}).every(([pointer, predicate]) => holds(predicate, readPointer(answer.body, pointer))),
  );
}

function fits(pattern: number | string, status: number): boolean {
  return pattern === status || pattern === `${Math.floor(status / 100)}xx`;
}

function holds(predicate: BodyPredicate, value: unknown): boolean {
  const { exists, equals, not, in: list, matches } = predicate;
  if (exists !== undefined && exists !== (value !== undefined)) return false;
  if (equals !== undefined && equals !== value) return false;
  if (not !== undefined && not === value) return false;
  if (list !== undefined && !list.some((one) => one === value)) return false;
  return matches === undefined || (value !== undefined && new RegExp(matches, 'iu').test(asText(value)));
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
