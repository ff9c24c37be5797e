import { expect, it } from 'vitest';
import { keyRedactor } from './key-redactor.ts';

const key = `sk-"${'abcdefghij'.repeat(6)}`;
const redact = keyRedactor(key);

it.each([
  ['plain', `Bearer ${key}!`, 'Bearer [key]!'],
  ['twice', `${key} ${key}`, '[key] [key]'],
  ['percent-encoded', `a=${encodeURIComponent(key)}`, 'a=[key]'],
  ['in JSON', JSON.stringify({ key }), '{"key":"[key]"}'],
  ['cut', `got '${key.slice(0, 40)}…'`, "got '[key]…'"],
  ['cut before its last letter', `${key.slice(0, -1)}…`, '[key]…'],
  ['cut after eight letters', `${key.slice(0, 8)}… ${key.slice(0, 8)}…`, '[key]… [key]…'],
])('takes the key out: %s', (_, text, expected) => {
  expect(redact(text)).toBe(expected);
});

it('leaves a few letters alone', () => {
  expect(redact('sk-…')).toBe('sk-…');
  expect(redact(`${key.slice(0, 7)}…`)).toBe(`${key.slice(0, 7)}…`);
  expect(keyRedactor('abc')('abc')).toBe('abc');
});

it('leaves the head of a key alone where no text was cut', () => {
  expect(redact(key.slice(0, 40))).toBe(key.slice(0, 40));
});

it('takes out each of several keys, the shortest of four letters', () => {
  const both = keyRedactor('abcd', undefined, 'efgh-ijkl', 'xyz');
  expect(both('abcd efgh-ijkl xyz undefined')).toBe('[key] [key] xyz undefined');
});

it('without a key changes nothing', () => {
  expect(keyRedactor(undefined)('undefined…')).toBe('undefined…');
});
