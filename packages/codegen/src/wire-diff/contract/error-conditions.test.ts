import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json.ts';
import { areApart } from './error-conditions.ts';

const body = (predicate: JsonObject): JsonObject => ({ body: { '/code': predicate } });

const apart: readonly (readonly [JsonObject, JsonObject])[] = [
  [{ status: 404 }, { status: [401, 403] }],
  [{ status: '4xx' }, { status: 500 }],
  [{ transport: 'dns' }, { transport: ['reset', 'closed'] }],
  [{ transport: 'dns' }, { status: '5xx' }],
  [{ transport: 'dns' }, body({ equals: 1 })],
  [{ operation: 'a.b' }, { operation: 'a.c' }],
  [body({ equals: 1 }), body({ equals: 2 })],
  [body({ equals: 1 }), body({ in: [2, 3] })],
  [body({ equals: 1 }), body({ not: 1 })],
  [body({ exists: false }), body({ matches: 'a' })],
  [body({ exists: false }), body({ exists: true })],
  [body({ equals: 'b' }), body({ matches: '^a' })],
];

const together: readonly (readonly [JsonObject, JsonObject])[] = [
  [{}, { status: 404 }],
  [{ status: '4xx' }, { status: [404, 500] }],
  [{ transport: ['dns', 'tls'] }, { transport: 'dns' }],
  [{ task: 'failed' }, { status: 200 }],
  [{ status: 404 }, body({ equals: 1 })],
  [body({ matches: 'a' }), body({ matches: 'b' })],
  [body({ not: 1 }), body({ not: 2 })],
  [body({ not: 1 }), body({ exists: false })],
  [body({ equals: 1 }), { body: { '/message': { equals: 2 } } }],
  [body({ in: [1, 2] }), body({ not: 1 })],
  [body({ equals: 'Abc' }), body({ matches: '^a' })],
];

describe('areApart', () => {
  it.each(apart)('is sure that no answer fits both %j and %j', (a, b) => {
    expect([areApart(a, b), areApart(b, a)]).toEqual([true, true]);
  });

  it.each(together)('knows that one may fit both %j and %j', (a, b) => {
    expect([areApart(a, b), areApart(b, a)]).toEqual([false, false]);
  });
});
