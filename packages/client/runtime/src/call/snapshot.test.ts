import { expect, it } from 'vitest';
import { snapshot } from './snapshot.ts';

it('plain objects and lists are copied, one in the other too', () => {
  const input = { prompt: 'fox', images: ['a'], parts: [{ texts: ['b'] }], none: null, absent: undefined };
  const copy = snapshot(input);
  input.prompt = 'owl';
  input.images.push('c');
  input.parts[0]?.texts.push('d');
  expect(copy).toEqual({ prompt: 'fox', images: ['a'], parts: [{ texts: ['b'] }], none: null, absent: undefined });
});

it('a member that is called __proto__ stays one', () => {
  const copy = snapshot(JSON.parse('{"__proto__":{"a":[1]}}'));
  expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":[1]}}');
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
});

class Wish {
  get prompt(): string {
    return 'fox';
  }
}

it.each([
  ['what is no object', 'r-42'],
  ['nothing', null],
  ['bytes', new Uint8Array([1])],
  ['an object of a class', new Wish()],
])('%s is left as it is, in an object as well', (_, given) => {
  expect(snapshot(given)).toBe(given);
  expect(snapshot({ given }).given).toBe(given);
  expect(snapshot([given])[0]).toBe(given);
});

it('what cannot be read, or holds itself, is left as it is', () => {
  const unreadable = {
    get prompt(): string {
      throw new Error('no');
    },
  };
  const endless: { prompt: string; self?: object } = { prompt: 'fox' };
  endless.self = endless;
  expect(snapshot(unreadable)).toBe(unreadable);
  expect(snapshot(endless)).toBe(endless);
});
