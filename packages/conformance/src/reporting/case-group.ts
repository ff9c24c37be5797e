import type { ConformanceCase } from '../cases/conformance-case.ts';

/** A column of the matrix: which side of a client its cases try. In the order of the columns. */
export const caseGroups = ['shapes', 'errors', 'contract', 'validation', 'boundaries', 'faults', 'tasks'] as const;

/** A column of the matrix. */
export type CaseGroup = (typeof caseGroups)[number];

/** By kind, so that the compiler asks for the group of a new one. */
const groups: Readonly<Record<ConformanceCase['kind'] | 'boundary' | 'contract', CaseGroup>> = {
  success: 'shapes',
  contradiction: 'shapes',
  error: 'errors',
  contract: 'contract',
  validation: 'validation',
  boundary: 'boundaries',
  fault: 'faults',
  task: 'tasks',
};

/** The group that counts the cases of a kind. */
export function groupOf(kind: ConformanceCase['kind']): CaseGroup {
  return groups[kind];
}
