import type { Pair } from './pair.ts';
import type { Conjuncts } from './schema-view.ts';
import type { Scope } from './scope.ts';

/** Whether two revisions say the same, but for what people read. */
export function meansTheSame(scope: Scope, pair: Pair<Conjuncts>): boolean {
  const trial: Scope = { ...scope, readsProse: false, nullIsSeen: false, seen: new Set(), out: [] };
  scope.compare(trial, pair);
  return trial.out.length === 0;
}
