import type { ContractRow } from '../contract/contract.ts';

/** What goes wrong, in the words of this server. */
export type FailureKind =
  | 'unknown-path'
  | 'wrong-verb'
  | 'key-missing'
  | 'key-invalid'
  | 'expired-key'
  | 'content-type'
  | 'invalid-request'
  | 'unknown-task'
  | 'task-failed'
  | 'out-of-credits'
  | 'content-refused'
  | 'rate-limited'
  | 'server-error';

type Test = (row: ContractRow) => boolean;

interface Rule {
  /** Rows that can be meant at all. */
  readonly fits: Test;
  /** What is preferred, the weightiest first; then the better evidence, then the order of the contract. */
  readonly prefers: readonly Test[];
}

const category =
  (name: string): Test =>
  ({ then }) =>
    then.category === name;
const status =
  (code: number): Test =>
  ({ example }) =>
    example.status === code;
const condition =
  (pattern: RegExp): Test =>
  ({ when }) =>
    pattern.test(JSON.stringify(when.body ?? {}));
const says =
  (pattern: RegExp): Test =>
  ({ example }) =>
    pattern.test(example.text ?? JSON.stringify(example.json ?? ''));
const not =
  (test: Test): Test =>
  (row) =>
    !test(row);
const general: Test = ({ when }) => when.body === undefined;
const aboutParameters = condition(/param/i);
const invalid: readonly Test[] = [status(400), aboutParameters, general];

const rules: Readonly<Record<FailureKind, Rule>> = {
  'unknown-path': { fits: category('not_found'), prefers: [status(404)] },
  'wrong-verb': { fits: status(405), prefers: [general] },
  'key-missing': { fits: category('auth'), prefers: [says(/missing/i), not(status(500))] },
  'key-invalid': { fits: category('auth'), prefers: [not(says(/missing/i)), not(status(500))] },
  // Where no row speaks of expiry, an expired key is a key that does not hold.
  'expired-key': {
    fits: category('auth'),
    prefers: [says(/expire/i), not(says(/missing/i)), not(status(500))],
  },
  'content-type': {
    fits: category('invalid_request'),
    prefers: [condition(/content.*type/i), status(415), ...invalid],
  },
  'invalid-request': { fits: category('invalid_request'), prefers: invalid },
  'unknown-task': { fits: category('not_found'), prefers: [status(404)] },
  'task-failed': { fits: ({ then }) => then.class === 'TaskFailed', prefers: [] },
  'out-of-credits': { fits: category('quota'), prefers: [] },
  'content-refused': { fits: category('content_policy'), prefers: [] },
  'rate-limited': { fits: category('rate_limit'), prefers: [] },
  'server-error': {
    fits: (row) => category('provider')(row) && (row.example.status ?? 0) >= 500,
    prefers: [status(500), general],
  },
};

const evidence: readonly ContractRow['evidence'][] = ['recorded', 'documented', 'digest', 'observed', 'assumed'];

/**
 * The row of the contract whose example shows how the provider says this; undefined where the contract has none. The rule
 * looks at category, status and evidence only, so that it holds for any provider.
 */
export function chooseRow(
  rows: readonly ContractRow[],
  failure: { readonly kind: FailureKind; readonly operation: string | undefined },
): ContractRow | undefined {
  const { fits, prefers } = rules[failure.kind];
  const rank = (row: ContractRow): readonly number[] => [
    ...prefers.map((test) => (test(row) ? 0 : 1)),
    evidence.indexOf(row.evidence),
  ];
  return rows
    .filter((row) => canBeAnswered(row, failure.operation) && fits(row))
    .sort((a, b) => compare(rank(a), rank(b)))[0];
}

function canBeAnswered({ when, example }: ContractRow, operation: string | undefined): boolean {
  const { status: code } = example;
  if (code === undefined || code > 599 || when.transport !== undefined || when.task !== undefined) return false;
  return when.operation === undefined || (operation !== undefined && when.operation.includes(operation));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, place) => value !== b[place]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
