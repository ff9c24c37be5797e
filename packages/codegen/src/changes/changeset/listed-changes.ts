import { segments } from '../../json.ts';
import type { Change } from '../../wire-diff/change.ts';
import { levels } from '../bump.ts';
import type { Signal } from '../signal.ts';

/** A change with all operations that it is about. */
export interface ListedChange extends Omit<Change, 'operation'> {
  readonly operations: readonly string[];
}

/** The changes that a reader is told: what the wire says, and of the other signals what it does not say already. */
export function listedChanges(signals: readonly Signal[]): ListedChange[] {
  const told: Change[] = signals.filter(({ source }) => source === 'wire').map(({ change }) => change);
  for (const source of ['types', 'verdicts', 'package'] as const) {
    const others = signals.filter((signal) => signal.source === source).map(({ change }) => change);
    told.push(...others.filter((change) => !told.some((known) => tells(known, change))));
  }
  const rank = ({ level }: ListedChange): number => -levels.indexOf(level);
  return joined(told).toSorted((a, b) => rank(a) - rank(b));
}

/** A schema that several operations share is told of once. */
function joined(changes: readonly Change[]): ListedChange[] {
  const same = Map.groupBy(changes, ({ operation: _, ...rest }) => JSON.stringify(rest));
  return [...same.values()].flatMap((all): ListedChange[] => {
    const operations = all.flatMap(({ operation }) => operation ?? []);
    return all.slice(0, 1).map(({ operation: _, ...change }) => ({ ...change, operations: [...new Set(operations)] }));
  });
}

/** Whether one change says the other one, too: of the same value, and no less grave. */
function tells(known: Change, other: Change): boolean {
  if (levels.indexOf(known.level) < levels.indexOf(other.level)) return false;
  // A method of another name: the wire tells both names.
  if (other.rule.startsWith('method-')) return [known.operation, known.before, known.after].includes(other.operation);
  const isOther = known.position !== other.position && other.position !== 'operation' && other.position !== 'provider';
  if (isOther || (known.operation && other.operation && known.operation !== other.operation)) return false;
  const name = segments(other.place).findLast((segment) => !/^(\*|\d+)$/.test(segment));
  return name === undefined || namesIn(known).has(name);
}

function namesIn({ place, before, after }: Change): ReadonlySet<unknown> {
  return new Set<unknown>([...segments(place), before, after]);
}
