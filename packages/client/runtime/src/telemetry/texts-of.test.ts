import { expect, it, vi } from 'vitest';
import { textsOf } from './texts-of.ts';

it('finds prompts and whatever reads like one', () => {
  expect(textsOf({ prompt: 'cat', model: 'm', deep: [{ text: 'two words' }] })).toEqual(['cat', 'two words']);
  expect(textsOf({ negativePrompt: 'cat', model: ' m\n' })).toEqual(['cat']);
});

it('finds prompts in a list of prompts, and each in a list of its own', () => {
  expect(textsOf({ prompts: ['cat', ['dog'], { prompt: 'fox', other: 'owl' }] })).toEqual(['cat', 'dog', 'fox']);
});

it.each([[null], [undefined], [5], ['word'], [true]])('there is none in %j', (input) => {
  expect(textsOf(input)).toEqual([]);
});

it('an input that is a text is one, where it reads like one', () => {
  expect(textsOf('two words')).toEqual(['two words']);
});

it('looks ten levels deep, and no deeper', () => {
  const nested = (levels: number): unknown => (levels === 0 ? { prompt: 'cat' } : { a: nested(levels - 1) });
  expect(textsOf(nested(10))).toEqual(['cat']);
  expect(textsOf(nested(11))).toEqual([]);
});

it('does not walk bytes', () => {
  const bytes = new Uint8Array(3);
  const walked = vi.spyOn(Object, 'entries');
  textsOf({ file: bytes });
  expect(walked).not.toHaveBeenCalledWith(bytes);
  walked.mockRestore();
});
