import { expect, test } from 'vitest';
import type { PartEncoding } from '../operation.ts';
import { messageOf, refuseAsText } from '../test-support/request-place.ts';
import { urlencoded } from './urlencoded.ts';

test.each<[PartEncoding | undefined, unknown, string]>([
  [undefined, { x: 1 }, 'a=%7B%22x%22%3A1%7D'],
  [undefined, [1, [2]], 'a=1&a=%5B2%5D'],
  [{ style: 'form' }, { x: 1 }, 'x=1'],
  [{ style: 'form' }, [1, 2], 'a=1&a=2'],
  [{ style: 'pipeDelimited' }, [1, 2], 'a=1%7C2'],
  [{ style: 'spaceDelimited' }, [1, 2], 'a=1+2'],
  [{ style: 'pipeDelimited', explode: true }, [1, 2], 'a=1&a=2'],
  [{ explode: true }, { x: 1 }, 'x=1'],
  [{ explode: false }, [1, 2], 'a=1,2'],
  [{ allowReserved: true }, { x: '/' }, 'x=/'],
  [{ allowReserved: true }, ['/', 2], 'a=/&a=2'],
  [{ allowReserved: false }, { x: '/' }, 'x=%2F'],
  [{ mediaType: 'application/json' }, [1], 'a=%5B1%5D'],
])('encoding %j of %j gives %s', (encoding, value, text) => {
  const options = encoding === undefined ? {} : { encoding: { a: encoding } };
  expect(urlencoded([['a', value]], { ...options, refuse: refuseAsText })).toBe(text);
});

test('an encoding is of its own member alone', () => {
  expect(urlencoded([['constructor', 'x']], { refuse: refuseAsText })).toBe('constructor=x');
});

test.each<[unknown, PartEncoding | undefined, RegExp]>([
  [new Date(0), undefined, /^a: expected string/],
  [{ x: 1n }, undefined, /^a: cannot be written as JSON/],
  [[1, { x: 1n }], undefined, /^a\.1: cannot be written as JSON/],
  [[{ x: 1n }], { mediaType: 'application/json' }, /^a: cannot be written as JSON/],
  [{ x: [] }, { explode: true }, /^a\.x: expected string/],
])('what has no text is refused where it stands: %#', (value, encoding, message) => {
  const options = encoding === undefined ? {} : { encoding: { a: encoding } };
  expect(messageOf(() => urlencoded([['a', value]], { ...options, refuse: refuseAsText }))).toMatch(message);
});
