/** Puts changes into an order that is always the same, each once; what people read is told once an operation. */
import type { Change } from './change.ts';
import { canonical } from './schema/canonical.ts';

/** Rules that are told once an operation. */
const grouped: ReadonlySet<string> = new Set(['description-changed', 'evidence-changed']);

/** Orders changes by operation, position, place and rule, and leaves out what is said twice. */
export function orderChanges(changes: readonly Change[]): Change[] {
  const facts = changes.filter(({ rule }) => !grouped.has(rule));
  const groups = Map.groupBy(
    changes.filter(({ rule }) => grouped.has(rule)),
    ({ rule, operation, position }) => [operation ?? '', position, rule].join(' '),
  );
  const all = [...facts, ...[...groups.values()].flatMap(group)];
  const byText = new Map(all.map((change) => [textOf(change), change]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, change]) => change);
}

/** One place is told as it is; of several, the places alone. */
function group(changes: readonly Change[]): Change[] {
  const places = [...new Set(changes.map(({ place }) => place))].sort();
  const [first] = changes;
  if (first === undefined || places.length === 1) return first === undefined ? [] : [first];
  const { before: _before, after: _after, ...rest } = first;
  return [{ ...rest, place: places[0] ?? '', after: { places } }];
}

function textOf({ operation, position, place, rule, before, after, level }: Change): string {
  const values = [before, after].map((value) => canonical(JSON.parse(JSON.stringify(value ?? null))));
  return [operation ?? '', position, place, rule, ...values, level].join(' ');
}
