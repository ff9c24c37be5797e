import { repairPattern } from '../../schema/repair-pattern.ts';
import { literal } from '../literal.ts';
import type { Scope } from './part.ts';

/** Source of what tests a text against a pattern. */
export function patternSource(pattern: string, _scope: Scope): string {
  const read = repairPattern(pattern);
  return `new RegExp(${literal('pattern' in read ? read.pattern : pattern)}, 'u')`;
}
