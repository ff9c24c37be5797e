import { isDeepStrictEqual } from 'node:util';
import type { Mutant } from '../mutant.ts';
import { type Change, change } from './change.ts';
import { listOf, type Members, membersOf } from './json.ts';
import { mutantMaker } from './mutant-maker.ts';
import { conditionChanges } from './row-conditions.ts';
import { canOverlap } from './row-overlap.ts';
import { withoutEach } from './without-each.ts';

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

/** Each row of an error contract, changed in each way that its members allow. */
export function errorRowMutants(provider: string, facts: Members): Mutant[] {
  const make = mutantMaker(provider, 'provider.yaml');
  const rows = listOf(facts.errors).map(membersOf);
  return rows.flatMap((row, index) => {
    const next = rows[index + 1];
    const hints = [String(row.id)];
    const within = [...outcomeChanges(membersOf(row.then)), ...conditionChanges(membersOf(row.when))];
    return [
      change('deleted', 'error row deleted').remove([]),
      ...(next && isOrdered(row, next) ? [change('after-next', 'error row swapped').swapWithNext([])] : []),
      ...within,
    ].map((one) => make({ ...one, id: `errors/${row.id}/${one.id}`, path: ['errors', index, ...one.path], hints }));
  });
}

/** Rows that no failure reaches both of have no order, nor have rows that mean the same. */
function isOrdered(row: Members, next: Members): boolean {
  return canOverlap(row, next) && !isDeepStrictEqual(row.then, next.then);
}

function outcomeChanges(then: Members): Change[] {
  const set = (member: string, to: string, item: string): Change =>
    change(`${member}-${to}`, item).set(['then', member], to);
  const path = ['then', 'retryAfter'];
  return [
    set('class', then.class === 'Conflict' ? 'NotFound' : 'Conflict', 'error class changed'),
    set('category', then.category === 'conflict' ? 'not_found' : 'conflict', 'error category changed'),
    ...(otherRetry[String(then.retry)] ?? []).map((to) => set('retry', to, 'retryable flipped')),
    ...(otherBillable[String(then.billable)] ?? []).map((to) => set('billable', to, 'billable changed')),
    ...(then.retryAfter === undefined ? [] : [change('no-retry-after', 'retry-after ignored').remove(path)]),
    ...withoutEach(then.retryAfter, { path, item: 'retry-after ignored' }),
  ];
}
