import type { Step } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { type FaultClass, faultClassIds } from '../cases/fault-classes.ts';
import type { Features } from '../cases/features.ts';
import { countByClass } from './count-by-class.ts';
import { type CoveredOperation, operationOf, type Universe } from './universe.ts';

/** By class of faults, why it cannot happen to a client. */
type Reasons = Features['notApplicable'];

/** Which cases prove an operation: by documented status, and by row of the error contract. */
export interface OperationCoverage {
  readonly statuses: Readonly<Record<string, readonly string[]>>;
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

/** What the cases of a suite cover, and what they miss. Holds no time and no count of runs: the same suite, the same bytes. */
export interface Coverage {
  readonly providers: Readonly<Record<string, Readonly<Record<string, OperationCoverage>>>>;
  /** By provider, how many cases put its client through each class of faults. */
  readonly faults: Readonly<Record<string, Readonly<Record<FaultClass, number>>>>;
  /** Each operation x status, operation x row and provider x class of faults without a case. */
  readonly missing: readonly string[];
  /** Cases that name a row which their provider's contract does not have. */
  readonly unknownRows: readonly string[];
}

/**
 * Counts what the cases cover. A case counts by the operations that its requests are of, by the row that it names, and by its
 * class of faults; `notApplicable` says by provider which classes need no case. A case that is written for all who play a role
 * proves no status: it is about what went wrong, and is counted.
 */
export function coverageOf(
  universes: readonly Universe[],
  cases: readonly ConformanceCase[],
  notApplicable: Readonly<Record<string, Reasons>> = {},
): Coverage {
  const providers: Record<string, Record<string, OperationCoverage>> = {};
  const faults: Record<string, Record<FaultClass, number>> = {};
  const missing: string[] = [];
  const unknownRows: string[] = [];
  for (const universe of universes) {
    const own = cases.filter(({ provider }) => provider === universe.provider);
    const covered = universe.operations.map(
      (operation) => [operation.id, coverOperation(universe, operation, own)] as const,
    );
    providers[universe.provider] = Object.fromEntries(covered);
    const counts = countByClass(own);
    faults[universe.provider] = counts;
    missing.push(...missingClasses(universe.provider, counts, notApplicable[universe.provider]));
    missing.push(...covered.flatMap(([id, coverage]) => missingOf(`${universe.provider} ${id}`, coverage)));
    const known = new Set(universe.rows.map(({ id }) => id));
    unknownRows.push(
      ...own.flatMap(({ name, row }) => (row === undefined || known.has(row) ? [] : [`${name}: no row "${row}"`])),
    );
  }
  return { providers, faults, missing, unknownRows };
}

/** Classes that have neither a case nor a reason why they cannot happen; none where nobody says what the provider has. */
function missingClasses(provider: string, counts: Record<FaultClass, number>, reasons: Reasons | undefined): string[] {
  if (reasons === undefined) return [];
  const missing = faultClassIds.filter((id) => counts[id] === 0 && reasons[id] === undefined);
  return missing.map((id) => `${provider}: class of faults ${id}`);
}

function coverOperation(
  universe: Universe,
  operation: CoveredOperation,
  cases: readonly ConformanceCase[],
): OperationCoverage {
  const statuses = operation.statuses.map((status) => {
    const proves = (planned: ConformanceCase): boolean =>
      planned.role === undefined &&
      answersOf(universe, planned).some(([id, seen]) => id === operation.id && matches({ operation, status, seen }));
    return [status, cases.filter(proves).map(({ name }) => name)] as const;
  });
  const rows = universe.rows
    .filter(({ operations }) => operations.includes(operation.id))
    .map(({ id }) => {
      const proving = cases.filter((planned) => planned.row === id && provesRowOn(universe, planned) === operation.id);
      return [id, proving.map(({ name }) => name)] as const;
    });
  return { statuses: Object.fromEntries(statuses), rows: Object.fromEntries(rows) };
}

/** A documented `4XX` or `default` stands for every status of its kind that is not named itself. */
function matches({ operation, status, seen }: { operation: CoveredOperation; status: string; seen: string }): boolean {
  if (status === seen) return true;
  if (operation.statuses.includes(seen)) return false;
  return status === 'default' || (/^[1-5]XX$/i.test(status) && status[0] === seen[0]);
}

function answersOf(universe: Universe, planned: ConformanceCase): (readonly [operation: string, status: string])[] {
  return planned.exchange.flatMap(({ request, steps }) => {
    const operation = operationOf(universe, request);
    return operation ? steps.flatMap(statusOf).map((status) => [operation.id, status] as const) : [];
  });
}

function statusOf(step: Step): string[] {
  if ('respond' in step) return [String(step.respond.status)];
  const status = 'raw' in step ? /^HTTP\/1\.1 (\d{3})/.exec(step.raw)?.[1] : undefined;
  return status === undefined ? [] : [status];
}

/**
 * The operation on which a case proves its row: the one called. A task is several operations: of those the last one asked,
 * for it gave the error, or the poll where the row is about failed tasks.
 */
function provesRowOn(universe: Universe, planned: ConformanceCase): string | undefined {
  const isOperation = (id: string): boolean => universe.operations.some((operation) => operation.id === id);
  if (isOperation(planned.call.method)) return planned.call.method;
  const asked = planned.exchange.flatMap(({ request }) => operationOf(universe, request)?.id ?? []);
  const only = universe.rows.find(({ id }) => id === planned.row)?.operations ?? [];
  return asked.findLast((id) => only.includes(id));
}

function missingOf(where: string, { statuses, rows }: OperationCoverage): string[] {
  const empty = (of: Readonly<Record<string, readonly string[]>>): string[] =>
    Object.entries(of).flatMap(([name, cases]) => (cases.length === 0 ? [name] : []));
  return [
    ...empty(statuses).map((status) => `${where}: status ${status}`),
    ...empty(rows).map((row) => `${where}: error row ${row}`),
  ];
}
