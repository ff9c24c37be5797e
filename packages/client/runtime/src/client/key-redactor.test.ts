import { expect, it } from 'vitest';
import { keyRedactor } from './key-redactor.ts';

const key = `sk-"${'abcdefghij'.repeat(6)}`;
const redact = keyRedactor(key);

it.each([
  ['plain', `Bearer ${key}!`, 'Bearer [key]!'],
  ['percent-encoded', `a=${encodeURIComponent(key)}`, 'a=[key]'],
  ['in JSON', JSON.stringify({ key }), '{"key":"[key]"}'],
  ['cut', `got '${key.slice(0, 40)}…'`, "got '[key]…'"],
])('takes the key out: %s', (_, text, expected) => {
  expect(redact(text)).toBe(expected);
});

it('leaves a few letters alone', () => {
  expect(redact('sk-…')).toBe('sk-…');
  expect(keyRedactor('abc')('abc')).toBe('abc');
});
