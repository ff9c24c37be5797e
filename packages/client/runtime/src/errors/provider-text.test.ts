import { expect, it } from 'vitest';
import { providerCode, providerText } from './provider-text.ts';

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

it.each([
  [{ message: 7 }, '7'],
  [{ message: false }, 'false'],
  [{ message: ['a', '', null, 'b'] }, 'a; b'],
  [{ message: null, detail: 'b' }, 'b'],
  ['   ', undefined],
  [undefined, undefined],
  ['  words with < signs <b>', 'words with < signs <b>'],
  ['<!DOCTYPE html><title>  </title><body>Sorry</body>', 'Sorry'],
  ['<HTML><TITLE lang="en">Not Found</TITLE>', 'Not Found'],
  ['<html><style>p {}</style><p>Gone</p></html>', 'Gone'],
  ['<html><title lang="en">Not Found</title><p>More</p></html>', 'Not Found'],
  ['<html>Bad<br>gateway</html>', 'Bad gateway'],
  [`<html>${' '.repeat(20_000)}<title>Late</title></html>`, undefined],
  ['<html><body></body></html>', undefined],
  [{ message: ' \n', detail: '<html></html>' }, undefined],
  [{ message: '  ', detail: 'b' }, 'b'],
  ['see <html> there', 'see <html> there'],
  ['x<html>y', 'x<html>y'],
  ['<?xml version="1.0"?><Error>Denied</Error>', 'Denied'],
  [{ message: '<html><title>Inside</title></html>' }, 'Inside'],
])('%j reads %j too', (body, text) => {
  expect(providerText(body, options)).toBe(text);
});

it('is not cut where it just fits', () => {
  expect(providerText({ message: 'x'.repeat(500) }, options)).toBe('x'.repeat(500));
  expect(providerText({ message: 'x'.repeat(501) }, options)).toBe(`${'x'.repeat(500)}…`);
});

it('has the key taken out, of a page too', () => {
  const redacted = { ...options, redact: (text: string) => text.replaceAll('sk-1', '[key]') };
  expect(providerText({ message: 'no sk-1' }, redacted)).toBe('no [key]');
  expect(providerText('no sk-1', redacted)).toBe('no [key]');
});

it.each([
  [{ code: 7 }, 7],
  [{ code: 'E7' }, 'E7'],
  [{ code: '', error: { code: 0 } }, 0],
  [{ code: null }, undefined],
  [{ code: ['E7'] }, undefined],
])('of %j the code is %j', (body, code) => {
  expect(providerCode(body, ['/code', '/error/code'])).toBe(code);
});
