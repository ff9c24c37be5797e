import { expect, it } from 'vitest';
import { linearPattern } from '../../../client/runtime/src/schema/checks/linear-pattern.ts';
import { linearProgram } from './linear-program.ts';

const texts = [
  '',
  'a',
  'aa',
  'ab',
  'ba',
  'abc',
  'a b',
  'aaab',
  'aaaa',
  'xyz',
  '1',
  'a1',
  '\n',
  'a\n',
  '🐲',
  '🐲🐲',
  'b!',
  '  a ',
];

it.each([
  'a',
  '^a',
  'a$',
  '^$',
  '^(a|b)*$',
  '(?:ab|a)(?:c|bcd)?',
  '^a{2,3}$',
  '^a{2,}$',
  '^(a{0,2}b?)*$',
  '^(a+)+$',
  '^[^a-z]+$',
  '\\ba\\b',
  'a\\B',
  '^.$',
  '^\\S+\\s\\S+$',
  '^\\u{1F432}+$',
  '^(|a)+$',
  '(?<name>a)b',
  '[]',
  '[^]',
  'a(?=b)',
  '(?<!a)b',
  '(?<=a)b',
  '(?<=^a|b)a',
  '^(?!.*aa)[ab]+$',
  '^(?=.*b)(?=a).{2,3}$',
  '(?!^a)(?!.*b$)^\\S+$',
  '^(?:(?!ab)[a-z])+$',
  '^\\w+(?<!b)$',
  '^(?=a(?!b))\\w+',
  '(?=a(?<=aa|^a)b)',
  '^(?=(a+)+$)',
  '^(?!\\ba\\b)[^]*$',
  '^(?:a(?=.)){2}',
])('%s takes what JavaScript takes', (pattern) => {
  const program = linearProgram(pattern);
  const linear = program === undefined ? undefined : linearPattern(program);
  const native = new RegExp(pattern, 'u');
  expect(texts.map((text) => linear?.test(text))).toEqual(texts.map((text) => native.test(text)));
});

it.each(['(a)\\1', '(?i:a)', 'a{9999}', '(?=(a)\\1)'])('%s has no program', (pattern) => {
  expect(linearProgram(pattern)).toBeUndefined();
});
