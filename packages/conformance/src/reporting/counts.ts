import type { ReportedCase, ResultState } from './report.ts';

/** How many cases ended in each state. */
export type Counts = Readonly<Record<ResultState, number>>;

/** From the best to the worst: over several runs a case stands as its worst. */
export const resultStates = ['passed', 'known-failing', 'not-supported', 'failed'] as const;

/** Counts states. */
function countStates(states: Iterable<ResultState>): Counts {
  const counts = { passed: 0, failed: 0, 'known-failing': 0, 'not-supported': 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}

/** All that was counted. */
export function totalOf(counts: Counts): number {
  return resultStates.reduce((sum, state) => sum + counts[state], 0);
}

/** What becomes of a case over all its runs, or in one of them; nothing where it was not played. */
export function stateOf({ results }: Pick<ReportedCase, 'results'>, run?: string): ResultState | undefined {
  if (run !== undefined) return results[run]?.state;
  const seen = new Set(Object.values(results).map(({ state }) => state));
  return resultStates.findLast((state) => seen.has(state));
}

/** Counts cases by what became of them over all runs, or in one; a case that was not played is not counted. */
export function countCases(cases: readonly Pick<ReportedCase, 'results'>[], run?: string): Counts {
  return countStates(cases.flatMap((found) => stateOf(found, run) ?? []));
}
