import type { Edit, Mutant, Path } from '../mutant.ts';
import { listOf, type Members, membersOf } from './json.ts';
import { mutantMaker } from './mutant-maker.ts';
import { canOverlap } from './row-overlap.ts';

const otherRetry: Readonly<Record<string, readonly string[]>> = {
  never: ['always'],
  always: ['never', 'if-unsent'],
  'if-unsent': ['never', 'always'],
};
const otherBillable: Readonly<Record<string, readonly string[]>> = {
  no: ['maybe'],
  maybe: ['no', 'yes'],
  yes: ['no'],
};

/** A change of one row, without what all of them share. */
interface RowChange {
  readonly id: string;
  readonly item: string;
  readonly path: Path;
  readonly edit: Edit;
}

/** Each row of an error contract, changed in each way that its members allow. */
export function errorRowMutants(provider: string, facts: Members): Mutant[] {
  const make = mutantMaker(provider, 'provider.yaml');
  const rows = listOf(facts.errors).map(membersOf);
  return rows.flatMap((row, index) => {
    const next = rows[index + 1];
    const changes = [
      { id: 'deleted', item: 'error row deleted', path: [], edit: { do: 'remove' } as const },
      // Rows that no answer reaches both of have no order.
      ...(next && canOverlap(row, next)
        ? [{ id: 'after-next', item: 'error row swapped', path: [], edit: { do: 'swap-with-next' } as const }]
        : []),
      ...outcomeChanges(membersOf(row.then)),
      ...conditionChanges(membersOf(row.when)),
    ];
    return changes.map((change) =>
      make({
        ...change,
        id: `errors/${row.id}/${change.id}`,
        path: ['errors', index, ...change.path],
        hints: [String(row.id), ...(change.id === 'after-next' ? [String(next?.id)] : [])],
      }),
    );
  });
}

function outcomeChanges(then: Members): RowChange[] {
  const set = (member: string, item: string, to: string): RowChange => ({
    id: `${member}-${to}`,
    item,
    path: ['then', member],
    edit: { do: 'set', to },
  });
  return [
    set('class', 'error class changed', then.class === 'Conflict' ? 'NotFound' : 'Conflict'),
    set('category', 'error category changed', then.category === 'conflict' ? 'not_found' : 'conflict'),
    ...(otherRetry[String(then.retry)] ?? []).map((to) => set('retry', 'retryable flipped', to)),
    ...(otherBillable[String(then.billable)] ?? []).map((to) => set('billable', 'billable changed', to)),
    ...(then.retryAfter === undefined
      ? []
      : [
          {
            id: 'no-retry-after',
            item: 'retry-after ignored',
            path: ['then', 'retryAfter'],
            edit: { do: 'remove' } as const,
          },
        ]),
    ...dropped(then.retryAfter, { path: ['then', 'retryAfter'], item: 'retry-after ignored' }),
  ];
}

function conditionChanges(when: Members): RowChange[] {
  return [
    ...statusChanges(when.status),
    ...dropped(when.operation, { path: ['when', 'operation'], item: 'error row narrowed' }),
    ...(when.operation === undefined
      ? []
      : [
          {
            id: 'any-operation',
            item: 'error row widened',
            path: ['when', 'operation'],
            edit: { do: 'remove' } as const,
          },
        ]),
    ...dropped(when.transport, { path: ['when', 'transport'], item: 'error row narrowed' }),
    ...Object.entries(membersOf(when.body)).flatMap(([pointer, predicate]) =>
      predicateChanges(pointer, membersOf(predicate)),
    ),
  ];
}

function statusChanges(status: unknown): RowChange[] {
  if (status === undefined) return [];
  const path = ['when', 'status'];
  const all = listOf(status);
  const classes = new Set(all.map((one) => (typeof one === 'number' ? `${Math.floor(one / 100)}xx` : one)));
  const wider = [...classes].filter((one) => !all.includes(one));
  return [
    ...wider.map(
      (one): RowChange => ({
        id: `status-${one}`,
        item: one === '2xx' ? 'success status widened' : 'error row widened',
        path,
        edit: { do: 'set', to: [...all, one] },
      }),
    ),
    { id: 'any-status', item: 'error row widened', path, edit: { do: 'remove' } },
    ...dropped(status, { path, item: 'error row narrowed' }),
  ];
}

/** A list without each of its items; one alone is no list, and what it says is dropped with its row. */
function dropped(value: unknown, made: { readonly path: Path; readonly item: string }): RowChange[] {
  const items = listOf(value);
  if (items.length < 2) return [];
  return items.map((item, index) => ({
    id: `without-${typeof item === 'object' ? JSON.stringify(item) : item}`,
    item: made.item,
    path: [...made.path, index],
    edit: { do: 'remove' },
  }));
}

function predicateChanges(pointer: string, predicate: Members): RowChange[] {
  const path = ['when', 'body', pointer];
  const inverted: Readonly<Record<string, unknown>> = {
    ...(typeof predicate.exists === 'boolean' && { exists: !predicate.exists }),
    ...('equals' in predicate && { not: predicate.equals }),
    ...('not' in predicate && { equals: predicate.not }),
    ...(typeof predicate.matches === 'string' && { matches: `^(?!.*(?:${predicate.matches}))` }),
  };
  return [
    { id: `without${pointer}`, item: 'error row widened', path, edit: { do: 'remove' } },
    ...(Object.keys(inverted).length === 0
      ? []
      : [
          {
            id: `inverted${pointer}`,
            item: 'envelope predicate inverted',
            path,
            edit: { do: 'set', to: inverted } as const,
          },
        ]),
    ...dropped(predicate.in, { path: [...path, 'in'], item: 'error row narrowed' }),
    ...alternatives(predicate.matches).map(
      ({ branch, rest }): RowChange => ({
        id: `unmatched${pointer}-${branch}`,
        item: 'error text unmatched',
        path: [...path, 'matches'],
        edit: { do: 'set', to: rest },
      }),
    ),
  ];
}

/** The branches of a pattern outside its groups, and what is left without each. */
function alternatives(pattern: unknown): { readonly branch: string; readonly rest: string }[] {
  if (typeof pattern !== 'string') return [];
  const branches: string[] = [''];
  let depth = 0;
  for (const character of pattern) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === '|' && depth === 0) branches.push('');
    else branches.push(`${branches.pop() ?? ''}${character}`);
  }
  if (branches.length < 2) return [];
  return branches.map((branch, index) => ({ branch, rest: branches.toSpliced(index, 1).join('|') }));
}
