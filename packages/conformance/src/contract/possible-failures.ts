import type { Contract, ContractRow } from './contract.ts';
import { possibleBodies } from './possible-bodies.ts';
import { concerns, type Failure, isGood, matches } from './row-reached.ts';
import { transportKinds } from './transport-kinds.ts';

/** Failures that no row tells from each other. */
export interface FailureKind {
  /** One of them. */
  readonly witness: Failure;
  /** For each row whether its conditions hold. */
  readonly matched: readonly boolean[];
  /** For each row whether it could be what such a failure means; of these the first decides. */
  readonly concerned: readonly boolean[];
}

/**
 * Every kind of failure that can be: each operation x each status from 100 to 999 x each body that rows tell apart, each
 * operation x each kind of transport failure, each failed task. Answers that are successes are not among them.
 */
export function possibleFailures(contract: Contract): readonly FailureKind[] {
  const { rows } = contract;
  const kinds = new Map<string, FailureKind>();
  for (const witness of everyFailure(contract)) {
    const matched = rows.map(({ when }) => matches(when, witness));
    const concerned = rows.map(({ when }, index) => matched[index] === true && concerns(when, witness));
    if (isGood(witness) && !concerned.includes(true)) continue;
    const { transport = '', task = '' } = witness;
    const key = [...[...matched, ...concerned].map(Number), transport, task].join('');
    if (!kinds.has(key)) kinds.set(key, { witness, matched, concerned });
  }
  return [...kinds.values()];
}

function* everyFailure({ operations, polls, rows }: Contract): Generator<Failure> {
  const bodies = possibleBodies(rows);
  const statuses = statusesTold(rows);
  for (const { id: operation } of operations) {
    for (const status of statuses) for (const body of bodies) yield { operation, status, ...body };
    for (const transport of transportKinds) yield { operation, transport };
  }
  for (const operation of polls) {
    for (const body of bodies) {
      const answer = { operation, status: 200, ...body };
      // An answer that is a failure by itself never tells of a task.
      if (!rows.some(({ when }) => concerns(when, answer))) yield { ...answer, task: 'failed' };
    }
  }
}

/** Of the statuses from 100 to 999, of each kind that the rows tell apart the first that no row names, and each that one does. */
function statusesTold(rows: readonly ContractRow[]): readonly number[] {
  const named = new Set(rows.flatMap(({ when }) => when.status ?? []));
  const all = Array.from({ length: 900 }, (_, index) => index + 100);
  const told = Map.groupBy(all, (status) => (named.has(status) ? status : -Math.floor(status / 100)));
  return [...told.values()].flatMap(([first]) => first ?? []);
}
