import { expect, test } from 'vitest';
import { routeOf } from './route.ts';
import type { ServedOperation } from './served-operation.ts';

const operation = (id: string, method: string, path: string): ServedOperation => ({
  id,
  method,
  path,
  parameters: [],
  body: undefined,
  responses: new Map(),
});

const operations = [
  operation('jobs.get', 'GET', '/jobs/{id}'),
  operation('jobs.latest', 'GET', '/jobs/latest'),
  operation('jobs.create', 'POST', '/jobs'),
];
const route = (method: string, path: string): ReturnType<typeof routeOf> => routeOf(operations, { method, path });

test('a variable takes one segment, decoded', () => {
  expect(route('GET', '/jobs/a%20b')).toMatchObject({ operation: { id: 'jobs.get' }, pathValues: { id: 'a b' } });
  expect(route('GET', '/jobs/a/b').operation).toBeUndefined();
});

test('a path without variables goes before one with', () => {
  expect(route('GET', '/jobs/latest').operation?.id).toBe('jobs.latest');
});

test('a wrong verb is told from an unknown path', () => {
  expect(route('DELETE', '/jobs')).toMatchObject({ pathKnown: true, nearest: { id: 'jobs.create' } });
  expect(route('POST', '/job')).toMatchObject({ pathKnown: false, nearest: { id: 'jobs.create' } });
});

test('a broken escape is a value like any other', () => {
  expect(route('GET', '/jobs/%zz')).toMatchObject({ pathValues: { id: '%zz' } });
});
