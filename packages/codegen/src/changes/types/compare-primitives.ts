import type { ts } from 'ts-morph';
import type { Comparison, Pair, Where } from './comparison.ts';

/** The plain values among what a type allows: texts, numbers, null, each constant for itself. */
interface Primitives {
  readonly pair: Pair;
  readonly old: readonly ts.Type[];
  readonly now: readonly ts.Type[];
}

/** Notes plain values that are no longer allowed, and those that came. */
export function comparePrimitives(comparison: Comparison, { pair, old, now }: Primitives, where: Where): void {
  const [before, after] = pair;
  const { checker } = comparison;
  const lost = old.filter((type) => !checker.isTypeAssignableTo(type, after));
  const won = now.filter((type) => !checker.isTypeAssignableTo(type, before));
  const isRequest = where.role === 'request';
  const told = { before: comparison.shown(before), after: comparison.shown(after) };
  if (lost.length > 0 && won.length > 0 && lost.length === old.length) {
    comparison.note(where, { rule: `${where.role}-type-changed`, ...told, level: 'major' });
    return;
  }
  const list = (types: readonly ts.Type[]): string => types.map((type) => comparison.shown(type)).join(' | ');
  const removed = { rule: `${where.role}-type-value-removed`, before: list(lost) };
  const added = { rule: `${where.role}-type-value-added`, after: list(won) };
  if (lost.length > 0) comparison.note(where, { ...removed, level: isRequest ? 'major' : 'minor' });
  if (won.length > 0) comparison.note(where, { ...added, level: isRequest ? 'minor' : 'major' });
}
