import { expect, test } from 'vitest';
import { errorRowMutants } from './error-rows.ts';
import { canOverlap } from './row-overlap.ts';

const then = { class: 'Timeout', category: 'timeout', retry: 'if-unsent', billable: 'maybe' };
const ids = (...errors: object[]): string[] => errorRowMutants('p', { errors }).map(({ id }) => id);

test('a row is deleted, and each part of what it means is changed', () => {
  expect(ids({ id: 'slow', when: {}, then })).toEqual([
    'p/errors/slow/deleted',
    'p/errors/slow/class-Conflict',
    'p/errors/slow/category-conflict',
    'p/errors/slow/retry-never',
    'p/errors/slow/retry-always',
    'p/errors/slow/billable-no',
    'p/errors/slow/billable-yes',
  ]);
});

test('statuses are widened, left out and narrowed', () => {
  const found = ids({ id: 'gone', when: { status: [404, 410] }, then: {} });
  expect(found).toEqual(
    expect.arrayContaining(
      ['status-4xx', 'any-status', 'without-404', 'without-410'].map((id) => `p/errors/gone/${id}`),
    ),
  );
});

test('predicates are inverted and left out, and texts lose each branch', () => {
  const when = { body: { '/message': { matches: 'a(b|c)|d' }, '/code': { not: 1 } } };
  const made = errorRowMutants('p', { errors: [{ id: 'x', when, then: {} }] });
  const texts = made.flatMap(({ item, change }) =>
    change.kind === 'spec' && change.edit.do === 'set' && item === 'error text unmatched' ? [change.edit.to] : [],
  );
  expect(texts).toEqual(['d', 'a(b|c)']);
  const inverted = made.filter(({ item }) => item === 'envelope predicate inverted').map(({ change }) => change);
  expect(inverted).toMatchObject([
    { edit: { to: { matches: '^(?!.*(?:a(b|c)|d))' } } },
    { edit: { to: { equals: 1 } } },
  ]);
});

test.each([
  [{ status: 401 }, { status: 402 }, false],
  [{ status: 401 }, { status: '4xx' }, true],
  [{ status: '2xx' }, { status: [404, '2xx'] }, true],
  [{ status: 401 }, { transport: 'reset' }, false],
  [{ task: 'failed' }, { status: '2xx' }, true],
  [{ status: 401 }, {}, true],
  [{ status: 400, operation: 'a.b' }, { status: 400, operation: ['c.d'] }, false],
  [{ body: { '/code': { in: ['a'] } } }, { body: { '/code': { equals: 'b' } } }, false],
  [{ body: { '/code': { in: ['a'] } } }, { body: { '/text': { equals: 'b' } } }, true],
])('rows when %j and %j are swapped: %j', (one, other, expected) => {
  expect(canOverlap({ when: one }, { when: other })).toBe(expected);
  expect(canOverlap({ when: other }, { when: one })).toBe(expected);
});
