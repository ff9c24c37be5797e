import type { ConformanceCase } from '../cases/conformance-case.ts';
import { type FaultClass, faultClassIds } from '../cases/fault-classes.ts';

/** How many of the cases belong to each class of faults, in the order of the classes; 0 where none does. */
export function countByClass(cases: readonly Pick<ConformanceCase, 'fault'>[]): Record<FaultClass, number> {
  const counts = Object.fromEntries(faultClassIds.map((id) => [id, 0]));
  for (const { fault } of cases) if (fault !== undefined) counts[fault] = (counts[fault] ?? 0) + 1;
  // Made of every id there is.
  return counts as Record<FaultClass, number>;
}
