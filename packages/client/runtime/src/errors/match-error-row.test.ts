import { expect, it } from 'vitest';
import type { ErrorCondition, ErrorRow } from './error-contract.ts';
import { type Failure, matchErrorRow, matchSuccessRow } from './match-error-row.ts';

function row(id: string, when: ErrorCondition): ErrorRow {
  return { id, when, then: { class: 'Provider', category: 'provider', retry: 'never', billable: 'no' } };
}

const failure = (facts: Partial<Failure>): Failure => ({ operation: 'things.create', ...facts });
const hit = (when: ErrorCondition, facts: Partial<Failure>): boolean =>
  matchErrorRow([row('a', when)], failure(facts)) !== undefined;

it('takes the first row that matches', () => {
  const rows = [row('a', { status: [404] }), row('b', { status: ['4xx'] }), row('c', {})];
  const found = [404, 410, 500].map((status) => matchErrorRow(rows, failure({ status }))?.id);
  expect(found).toEqual(['a', 'b', 'c']);
});

it.each<[ErrorCondition, Partial<Failure>, boolean]>([
  [{ operation: ['things.create'] }, { status: 500 }, true],
  [{ operation: ['things.get'] }, { status: 500 }, false],
  [{ transport: ['reset', 'closed'] }, { transport: 'closed' }, true],
  [{ transport: ['reset'] }, { status: 500 }, false],
  [{ status: ['5xx'] }, { transport: 'reset' }, false],
  [{ task: 'failed' }, { status: 200, task: 'failed' }, true],
  [{ task: 'failed' }, { status: 200 }, false],
  [{}, { status: 200, task: 'failed' }, true],
  [{ status: ['4xx', 500] }, { status: 500 }, true],
  [{ body: { '/code': { not: 1 } } }, { transport: 'reset' }, false],
])('%j against %j: %j', (when, facts, expected) => {
  expect(hit(when, facts)).toBe(expected);
});

it.each<[ErrorCondition['body'], unknown, boolean]>([
  [{ '/error': { matches: 'CREDIT' } }, { error: 'no credits' }, true],
  [{ '/error': { matches: 'credit' } }, { error: 'other' }, false],
  [{ '/error': { matches: '.*' } }, {}, false],
  [{ '/error': { matches: 'credit' } }, { error: ['a', 'credit'] }, true],
  [{ '': { matches: 'not allowed' } }, '<h1>Not Allowed</h1>', true],
  [{ '/error': { matches: '^7$' } }, { error: 7 }, true],
  [{ '/code': { equals: 0 } }, { code: 0 }, true],
  [{ '/code': { equals: 0 } }, { code: '0' }, false],
  [{ '/code': { not: 1 } }, { code: 1 }, false],
  [{ '/code': { not: 1 } }, {}, true],
  [{ '/code': { exists: true, not: 1 } }, {}, false],
  [{ '/code': { exists: false } }, {}, true],
  [{ '/code': { in: [1, 2] } }, { code: 2 }, true],
  [{ '/code': { in: [1, 2] } }, { code: 3 }, false],
  [{ '/code': { in: [3] } }, { code: 3 }, true],
  [{ '/code': { in: [] } }, { code: 3 }, false],
  [{ '/a/b': { equals: 1 }, '/c': { equals: 2 } }, { a: { b: 1 }, c: 3 }, false],
  [{ '/__proto__': { exists: true } }, {}, false],
])('body %j against %j: %j', (body, value, expected) => {
  expect(hit({ ...(body && { body }) }, { status: 400, body: value })).toBe(expected);
});

it('calls a 2xx a failure only by its body or by a named status', () => {
  const rows = [
    row('other', { operation: ['things.create'] }),
    row('body', { body: { '/code': { equals: 0 } } }),
    row('all', {}),
  ];
  expect(matchSuccessRow(rows, failure({ status: 200, body: { code: 0 } }))?.id).toBe('body');
  expect(matchSuccessRow(rows, failure({ status: 200, body: { code: 1 } }))).toBeUndefined();
});

it('holds a pattern against the beginning of a text only, for a long one could take for ever', () => {
  const body = { '/error': { matches: 'missing.*key' } };
  const start = performance.now();
  expect(hit({ body }, { status: 401, body: { error: 'missing'.repeat(100_000) } })).toBe(false);
  expect(performance.now() - start).toBeLessThan(3000);
});

it.each([
  [[200], 200, true],
  [['2xx'], 204, true],
  [[404, 299], 299, true],
  [[300], 300, false],
  [[199], 199, false],
  [['4xx', '5xx'], 404, false],
] as const)(
  'a row for the statuses %j is asked about an answer that counts as a success, %d: %j',
  (status, of, asked) => {
    expect(matchSuccessRow([row('a', { status })], failure({ status: of })) !== undefined).toBe(asked);
  },
);

it('a pattern is held against 4000 characters, and against letters beyond the first plane', () => {
  const body = { '/error': { matches: 'end$' } };
  expect(hit({ body }, { status: 400, body: { error: `${'x'.repeat(3997)}end` } })).toBe(true);
  expect(hit({ body }, { status: 400, body: { error: `${'x'.repeat(3998)}end` } })).toBe(false);
  expect(hit({ body: { '': { matches: '^.$' } } }, { status: 400, body: '😀' })).toBe(true);
});

it('a status is asked for where there is none, and a body too', () => {
  expect(hit({ status: [500] }, {})).toBe(false);
  expect(hit({ body: { '/a': { exists: false } } }, {})).toBe(false);
  expect(hit({ transport: ['dns'] }, {})).toBe(false);
});
