import type { Contract, ContractRow, OrderReason } from './contract.ts';
import { type FailureKind, possibleFailures } from './possible-failures.ts';
import type { Failure } from './row-reached.ts';
import { transportKinds } from './transport-kinds.ts';

/** What is wrong with a contract, and a failure that shows it. */
export interface ContractProblem {
  readonly row?: string;
  readonly message: string;
  readonly witness?: Failure;
}

/**
 * Proves that every failure is meant by one row, and by which on purpose. Of two rows that speak of the same failure and mean
 * something else, the first has to be a special case of the second, or `order` has to say why it decides.
 */
export function lintContract(contract: Contract): readonly ContractProblem[] {
  const { rows } = contract;
  const kinds = possibleFailures(contract);
  const reached = new Set(kinds.map(({ concerned }) => concerned.indexOf(true)));
  return [
    ...unknownNames(contract),
    ...kinds.flatMap(({ concerned, witness }) => (concerned.includes(true) ? [] : [homeless(witness)])),
    ...rows.flatMap(({ id }, index) =>
      reached.has(index) ? [] : [{ row: id, message: 'is reached by no failure: the rows above take them all' }],
    ),
    ...undecided(contract, kinds),
  ];
}

function homeless(witness: Failure): ContractProblem {
  return { message: 'a failure is meant by no row: the last one must match everything', witness };
}

function unknownNames({ rows, operations, order }: Contract): ContractProblem[] {
  const ids = new Set(rows.map(({ id }) => id));
  const known = new Set(operations.map(({ id }) => id));
  const ordered = order.flatMap(({ first, then }) => [first, then]).filter((names) => typeof names !== 'string');
  return [
    ...rows.flatMap(({ id, when: { transport = [], operation = [] } }) => [
      ...missing(transport, transportKinds, 'kind of transport failure').map((message) => ({ row: id, message })),
      ...missing(operation, [...known], 'operation').map((message) => ({ row: id, message })),
    ]),
    ...missing(ordered.flat(), [...ids], 'row').map((message) => ({ message: `order: ${message}` })),
    ...(ids.size < rows.length ? [{ message: 'two rows have the same id' }] : []),
  ];
}

function missing(names: readonly string[], known: readonly string[], what: string): string[] {
  return names.filter((name) => !known.includes(name)).map((name) => `there is no ${what} "${name}"`);
}

/** Rows that decide what a row below means otherwise, without being a special case of it and without a reason in `order`. */
function undecided({ rows, order }: Contract, kinds: readonly FailureKind[]): ContractProblem[] {
  const used = new Set<OrderReason>();
  const problems = rows.flatMap((row, first) =>
    rows.flatMap((later, then): ContractProblem[] => {
      if (then <= first || JSON.stringify(row.then) === JSON.stringify(later.then)) return [];
      const shared = kinds.find(({ concerned }) => concerned.indexOf(true) === first && concerned[then]);
      const isSpecial = kinds.every(({ matched }) => !matched[first] || matched[then]);
      if (shared === undefined || isSpecial) return [];
      const reason = order.find((one) => stands(one.first, row) && stands(one.then, later));
      if (reason !== undefined) {
        used.add(reason);
        return [];
      }
      const message = `decides what ${later.id} means otherwise, and is no special case of it: say why in \`order\``;
      return [{ row: row.id, message, witness: shared.witness }];
    }),
  );
  const needless = order.filter((reason) => !used.has(reason));
  return [...problems, ...needless.map(({ note }) => ({ message: `order: nothing has to be decided by "${note}"` }))];
}

function stands(names: readonly string[] | 'body' | 'status', { id, when }: ContractRow): boolean {
  if (typeof names !== 'string') return names.includes(id);
  return (when.body !== undefined) === (names === 'body');
}
