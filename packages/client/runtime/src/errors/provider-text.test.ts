import { expect, it } from 'vitest';
import { providerText } from './provider-text.ts';

const options = { pointers: ['/message', '/detail'], redact: (text: string) => text };

it.each([
  [{ message: 'a', detail: 'b' }, 'a'],
  [{ message: '', detail: 'b' }, 'b'],
  [{ message: ['a', 'b'] }, 'a; b'],
  [{ message: { why: 'x' } }, '{"why":"x"}'],
  [{ other: 'a' }, undefined],
  ['plain words', 'plain words'],
  ['<html><head><title>405 Not Allowed</title></head></html>', '405 Not Allowed'],
  ['<html><script>evil()</script><body>Bad <b>gateway</b></body></html>', 'Bad gateway'],
  [{ message: 'two\nlines\u001b[31m' }, 'two lines [31m'],
])('%j reads %j', (body, text) => {
  expect(providerText(body, options)).toBe(text);
});

it('is cut', () => {
  expect(providerText({ message: 'x'.repeat(900) }, options)).toHaveLength(501);
});
