import { chooseRow, type FailureKind } from './choose-row.ts';
import type { ServedOperation } from './served-operation.ts';
import type { ServedProvider } from './served-provider.ts';

/** Ways to go wrong on demand. */
export const scenarios = [
  'out-of-credits',
  'rate-limited',
  'slow',
  'failing-task',
  'content-refused',
  'expired-key',
  'server-error',
] as const;

/** A way to go wrong on demand. */
export type Scenario = (typeof scenarios)[number];

/** The request header that chooses a scenario for one request. */
export const scenarioHeader = 'x-limner-scenario';

/** Scenarios that answer with a row of the error contract. */
const failures: Partial<Readonly<Record<Scenario, FailureKind>>> = {
  'out-of-credits': 'out-of-credits',
  'rate-limited': 'rate-limited',
  'content-refused': 'content-refused',
  'expired-key': 'expired-key',
  'server-error': 'server-error',
};

/** Whether a text names a scenario. */
export function isScenario(text: string): text is Scenario {
  return scenarios.some((name) => name === text);
}

/**
 * Why a provider cannot play a scenario: nobody knows how it would say that, and an answer of our invention would be taken
 * for its own. Undefined where it can.
 */
export function whyNot({ contract, operations }: ServedProvider, scenario: Scenario): string | undefined {
  const { title, tasks, errors } = contract;
  if (scenario === 'failing-task')
    return Object.keys(tasks).length === 0 ? `${title} has no tasks that could fail` : undefined;
  const kind = failures[scenario];
  if (kind === undefined) return undefined;
  const can = ({ id }: ServedOperation): boolean => chooseRow(errors, { kind, operation: id }) !== undefined;
  return operations.some(can)
    ? undefined
    : `how ${title} answers then is not known: its error contract has no row for it`;
}

/** The scenarios that a provider can play. */
export function scenariosOf(provider: ServedProvider): readonly Scenario[] {
  return scenarios.filter((scenario) => whyNot(provider, scenario) === undefined);
}
