import { expect, it } from 'vitest';
import { readNumber, readSource } from './read-source.ts';

const answer = { headers: new Headers({ 'x-a': 'one', 'x-empty': '' }), body: { n: 0, t: 'two', e: '', o: {} } };

it('takes the first source that holds a text or a number', () => {
  expect(readSource([{ header: 'x-a' }, { body: '/t' }], answer)).toBe('one');
  expect(
    readSource([{ header: 'x-b' }, { header: 'x-empty' }, { body: '/e' }, { body: '/o' }, { body: '/n' }], answer),
  ).toBe(0);
  expect(readSource([{ body: '/o' }], answer)).toBeUndefined();
  expect([readSource(undefined, answer), readSource([{ header: 'x-a' }], {})]).toEqual([undefined, undefined]);
});

it.each([
  ['7', 7],
  [0.25, 0.25],
  [' 0.5 ', 0.5],
  ['', undefined],
  ['  ', undefined],
  ['seven', undefined],
  ['Infinity', undefined],
])('the number in %j is %j', (told, number) => {
  expect(readNumber([{ body: '/x' }], { body: { x: told } })).toBe(number);
});

it('no number is none', () => {
  expect(readNumber([{ body: '/y' }], { body: {} })).toBeUndefined();
});
