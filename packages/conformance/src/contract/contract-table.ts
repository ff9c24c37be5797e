import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { Condition, Contract, ContractRow } from './contract.ts';
import { type ContractProblem, lintContract } from './lint-contract.ts';

/** A row, what it means, how that is known, and how many cases execute it. */
export interface TableRow {
  readonly id: string;
  readonly when: string;
  readonly class: string;
  readonly category: string;
  readonly retry: string;
  readonly billable: string;
  readonly evidence: ContractRow['evidence'];
  readonly source?: string;
  readonly note?: string;
  readonly cases: number;
}

/** A provider's contract to be shown. */
export interface ContractTable {
  readonly provider: string;
  readonly rows: readonly TableRow[];
  readonly problems: readonly ContractProblem[];
}

/** Joins a contract with what is wrong with it and with the cases that execute its rows. */
export function contractTable(contract: Contract, cases: readonly ConformanceCase[]): ContractTable {
  const { provider } = contract;
  const counts = Map.groupBy(
    cases.filter((planned) => planned.provider === provider),
    ({ row }) => row,
  );
  const rows = contract.rows.map(({ id, when, then, evidence, source, note }) => ({
    id,
    when: worded(when),
    class: `${then.class}Error`,
    category: then.category,
    retry: then.retry,
    billable: then.billable,
    evidence,
    ...(source === undefined ? {} : { source }),
    ...(note === undefined ? {} : { note }),
    cases: counts.get(id)?.length ?? 0,
  }));
  return { provider, rows, problems: lintContract(contract) };
}

function worded({ status, operation, body, transport, task }: Condition): string {
  const tests = Object.entries(body ?? {}).map(([pointer, test]) => {
    const parts = Object.entries(test).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
    return `${pointer} ${parts.join(' and ')}`;
  });
  const parts = [
    ...(status === undefined ? [] : [status.join(', ')]),
    ...(operation === undefined ? [] : [`of ${operation.join(', ')}`]),
    ...tests,
    ...(transport === undefined ? [] : [transport.join(', ')]),
    ...(task === undefined ? [] : [`task ${task}`]),
  ];
  return parts.join('; ') || 'anything else';
}
