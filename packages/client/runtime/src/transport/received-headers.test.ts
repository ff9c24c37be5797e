import { expect, it, vi } from 'vitest';
import { ReceivedHeaders } from './received-headers.ts';

it.each<[string, Record<string, string | string[]>, string | null]>([
  ['as undici spells it', { 'content-type': 'image/png' }, 'image/png'],
  ['as others spell it', { 'Content-Type': 'image/png' }, 'image/png'],
  ['that came twice', { 'content-type': ['a/b', 'c/d'] }, 'a/b, c/d'],
  ['that did not come', { 'content-kind': 'image/png' }, null],
])('a field %s', (_, fields, expected) => {
  expect(new ReceivedHeaders(fields).get('Content-Type')).toBe(expected);
});

it('names of the prototype are no fields', () => {
  expect(new ReceivedHeaders({}).get('constructor')).toBeNull();
});

it('what is not there is not looked up by another name', () => {
  expect(new ReceivedHeaders({ undefined: 'x' }).get('a')).toBeNull();
});

it('a field without a value is none', () => {
  const visit = vi.fn();
  new ReceivedHeaders({ a: undefined, b: [] }).forEach(visit);
  expect(visit).not.toHaveBeenCalled();
});

it('all fields, each of several of one name', () => {
  const seen: string[] = [];
  new ReceivedHeaders({ a: '1', b: ['2', '3'] }).forEach((value, name) => {
    seen.push(`${name}: ${value}`);
  });
  expect(seen).toEqual(['a: 1', 'b: 2', 'b: 3']);
});
