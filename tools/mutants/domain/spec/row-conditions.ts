import type { Path } from '../mutant.ts';
import { type Change, change } from './change.ts';
import { listOf, type Members, membersOf } from './json.ts';
import { withoutEach } from './without-each.ts';

const widened = 'error row widened';
const narrowed = 'error row narrowed';

/** The conditions of a row: each widened, narrowed, turned round or left out. */
export function conditionChanges(when: Members): Change[] {
  return [
    ...statusChanges(when.status),
    ...withoutEach(when.operation, { path: ['when', 'operation'], item: narrowed }),
    ...(when.operation === undefined ? [] : [change('any-operation', widened).remove(['when', 'operation'])]),
    ...withoutEach(when.transport, { path: ['when', 'transport'], item: narrowed }),
    ...Object.entries(membersOf(when.body)).flatMap(([pointer, predicate]) =>
      predicateChanges(pointer, membersOf(predicate)),
    ),
  ];
}

function statusChanges(status: unknown): Change[] {
  if (status === undefined) return [];
  const path = ['when', 'status'];
  const all = listOf(status);
  const classes = new Set(all.map((one) => (typeof one === 'number' ? `${Math.floor(one / 100)}xx` : one)));
  const wider = [...classes].filter((one) => !all.includes(one));
  return [
    ...wider.map((one) => change(`status-${one}`, widened).set(path, [...all, one])),
    change('any-status', widened).remove(path),
    // A row that named no success is one about failures: now it speaks of answers that are none.
    ...(classes.has('2xx') ? [] : [change('status-success', 'success status widened').set(path, [...all, '2xx'])]),
    ...withoutEach(status, { path, item: narrowed }),
  ];
}

function predicateChanges(pointer: string, predicate: Members): Change[] {
  const path: Path = ['when', 'body', pointer];
  const turned = inverted(predicate);
  return [
    change(`without${pointer}`, widened).remove(path),
    ...(turned === undefined ? [] : [change(`inverted${pointer}`, 'envelope predicate inverted').set(path, turned)]),
    ...withoutEach(predicate.in, { path: [...path, 'in'], item: narrowed }),
    ...alternatives(predicate.matches).map(({ branch, rest }) =>
      change(`unmatched${pointer}-${branch}`, 'error text unmatched').set([...path, 'matches'], rest),
    ),
  ];
}

function inverted({ exists, matches, ...predicate }: Members): Members | undefined {
  if (typeof exists === 'boolean') return { exists: !exists };
  if ('equals' in predicate) return { not: predicate.equals };
  if ('not' in predicate) return { equals: predicate.not };
  return typeof matches === 'string' ? { matches: `^(?!.*(?:${matches}))` } : undefined;
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
