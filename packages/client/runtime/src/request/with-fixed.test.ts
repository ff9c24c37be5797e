import { expect, test } from 'vitest';
import type { Operation } from '../operation.ts';
import { issuesOf, requestPlace } from '../test-support/request-place.ts';
import { withFixed } from './with-fixed.ts';

const fixed = { stream: true };
const refused = { stream: { value: false, method: 'x.create' } };
const inBody = { kind: 'json', mediaType: 'application/json', property: 'body' } as const;

function set(operation: Partial<Operation>, input: unknown): unknown {
  return withFixed(requestPlace(operation, {}), input);
}

test.each([undefined, {}, { stream: undefined }, { stream: true }])('%j gets what the operation sets', (input) => {
  expect(set({ fixed }, input)).toEqual({ stream: true });
  expect(set({ fixed, body: inBody }, { id: 1, body: input })).toEqual({ id: 1, body: { stream: true } });
});

test.each([null, [1], 'text', 5])('%j is left to the check of the input', (input) => {
  expect(set({ fixed }, input)).toBe(input);
  expect(set({ fixed, body: inBody }, input)).toBe(input);
});

test.each([[1], 'text', 5])('a body that is %j is left to it too', (body) => {
  expect(set({ fixed, body: inBody }, { body })).toEqual({ body });
});

test('where nothing is set, the input stays what it was', () => {
  for (const input of [undefined, { a: 1 }]) {
    expect(set({}, input)).toBe(input);
    expect(set({ refused }, input)).toBe(input);
  }
});

test('a member that nobody gave is not taken from elsewhere', () => {
  expect(set({ fixed: { constructor: 1 } }, {})).toEqual({ constructor: 1 });
  expect(set({ refused: { constructor: { value: Object, method: 'x' } } }, {})).toEqual({});
});

test.each([
  [undefined, '/stream', 'stream'],
  [inBody, '/body/stream', 'body.stream'],
])('another value is refused, at %#', (body, path, name) => {
  const operation = body === undefined ? {} : { body };
  const wrap = (input: object): object => (body === undefined ? input : { body: input });
  expect(issuesOf(() => set({ ...operation, fixed }, wrap({ stream: 1 })))).toEqual([
    { path, rule: 'const', message: `${name}: is true in this operation; leave it out`, limit: true },
  ]);
  expect(issuesOf(() => set({ ...operation, refused }, wrap({ stream: false })))).toEqual([
    { path, rule: 'not', message: `${name}: cannot be false in this operation; call x.create for that`, limit: false },
  ]);
});
