import { expect, test } from 'vitest';
import { textsTold } from './texts-told.ts';

const told = (...patterns: string[]): string[] => [...textsTold(patterns, 'iu')].sort();

test('each set of expressions that a text can fit has one', () => {
  expect(told('credit|balance', 'credit')).toEqual(['', 'balance', 'credit']);
});

test('a text that several find at once is found', () => {
  const patterns = ['spend(ing)?[- ]cap', 'credit|balance', 'value'];
  const texts = textsTold(patterns, 'iu');
  expect(texts).toHaveLength(8);
  expect(texts.filter((text) => patterns.every((pattern) => new RegExp(pattern, 'iu').test(text)))).toHaveLength(1);
});

test('what no text can be has none', () => {
  expect(told('insufficient credit', 'credit')).toEqual(['', 'credit', 'insufficient credit']);
  expect(told('^credit$', 'balance')).toEqual(['', 'balance', 'credit']);
});

test('ends count wherever they stand, and not in classes or escapes', () => {
  const sets = textsTold(['(^a|b)c$', '^ac'], 'iu').map((text) => [/(^a|b)c$/iu.test(text), /^ac/iu.test(text)].join());
  expect(sets.sort()).toEqual(['false,false', 'false,true', 'true,false', 'true,true']);
  expect(textsTold(['^[$^]\\$$'], 'iu').some((text) => /^[$^]\$$/u.test(text))).toBe(true);
});
