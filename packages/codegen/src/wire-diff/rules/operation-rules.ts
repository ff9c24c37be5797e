/** The rules of operations, and of what people read. */
import type { Rule } from './rule.ts';

/** All rules of operations. */
export const operationRules: readonly Rule[] = [
  {
    id: 'description-changed',
    position: 'operation',
    level: 'patch',
    why: 'Only what people read has changed; told once an operation.',
  },
  {
    id: 'evidence-changed',
    position: 'operation',
    level: 'patch',
    why: 'How a fact is known has changed, the fact has not; told once an operation.',
  },
];
