import { segments } from '../../json.ts';
import type { Change } from '../../wire-diff/change.ts';
import { levels } from '../bump.ts';
import type { Signal } from '../signal.ts';

/** The changes that a reader is told: what the wire says, and of the other signals what it does not say already. */
export function listedChanges(signals: readonly Signal[]): Change[] {
  const told = signals.filter(({ source }) => source === 'wire').map(({ change }) => change);
  for (const source of ['types', 'verdicts', 'package'] as const) {
    const others = signals.filter((signal) => signal.source === source).map(({ change }) => change);
    told.push(...others.filter((change) => !told.some((known) => tells(known, change))));
  }
  const rank = ({ level }: Change): number => -levels.indexOf(level);
  return told.toSorted((a, b) => rank(a) - rank(b));
}

/** Whether one change says the other one, too: of the same value, and no less grave. */
function tells(known: Change, other: Change): boolean {
  if (levels.indexOf(known.level) < levels.indexOf(other.level)) return false;
  const isOther = known.position !== other.position && other.position !== 'operation' && other.position !== 'provider';
  if (isOther || (known.operation && other.operation && known.operation !== other.operation)) return false;
  const name = segments(other.place).findLast((segment) => !/^(\*|\d+)$/.test(segment));
  return name === undefined || namesIn(known).has(name);
}

function namesIn({ place, before, after }: Change): ReadonlySet<unknown> {
  return new Set<unknown>([...segments(place), before, after]);
}
