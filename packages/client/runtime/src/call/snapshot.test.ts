import { expect, it } from 'vitest';
import { snapshot } from './snapshot.ts';

it('a plain object is copied, its members are not', () => {
  const images = ['a'];
  const input = { prompt: 'fox', images };
  const copy = snapshot(input);
  input.prompt = 'owl';
  expect(copy).toEqual({ prompt: 'fox', images: ['a'] });
  expect(copy.images).toBe(images);
});

it.each([
  ['what is no object', 'r-42'],
  ['nothing', null],
  ['bytes', new Uint8Array([1])],
  [
    'an object of a class',
    new (class Wish {
      get prompt(): string {
        return 'fox';
      }
    })(),
  ],
  [
    'what cannot be read',
    {
      get prompt(): string {
        throw new Error('no');
      },
    },
  ],
])('%s is left as it is', (_, input) => {
  expect(snapshot(input)).toBe(input);
});
