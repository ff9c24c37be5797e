import type { Pair } from './pair.ts';
import { keyOf } from './place-key.ts';
import type { Conjuncts } from './schema-view.ts';
import type { Scope } from './scope.ts';

/**
 * Whether two revisions say the same, but for what people read. Schemas may contain themselves: a pair that is being
 * asked about already is taken to be the same, which it is unless something else in it is not.
 */
export function meansTheSame(scope: Scope, pair: Pair<Conjuncts>): boolean {
  const key = `${scope.direction} ${scope.refusesUnknown} ${keyOf(pair)}`;
  if (scope.assumed.has(key)) return true;
  const known = scope.verdicts.get(key);
  if (known !== undefined) return known;
  const trial: Scope = {
    ...scope,
    readsProse: false,
    nullIsSeen: false,
    seen: new Set(),
    out: [],
    assumed: new Set([...scope.assumed, key]),
  };
  scope.compare(trial, pair);
  const isSame = trial.out.length === 0;
  // What is the same only because something around it was taken to be so is asked again elsewhere.
  if (!isSame || scope.assumed.size === 0) scope.verdicts.set(key, isSame);
  return isSame;
}
