import { expect, it } from 'vitest';
import { isLiteral, withoutSlashes } from './raise-pattern.ts';

it.each([
  ['/^[a-z]{1,9}$/', '^[a-z]{1,9}$'],
  ['/^3[A-Z]{3,}$/i', '^3[a-zA-Z]{3,}$'],
  ['/^a-b$/i', '^[aA]-[bB]$'],
  ['/^ab\\d[c\\-_]\\x41$/i', '^[aA][bB]\\d[cC\\-_]\\x41$'],
])('reads %s as %s', (pattern, read) => {
  expect(isLiteral(pattern)).toBe(true);
  expect(withoutSlashes(pattern)).toBe(read);
});

it.each(['^a$', '/a/', '/^a/', '/patient/[0-9]+$', '/^a$/m', '/^(?<n>a)$/i', 3])('leaves %s as it is', (pattern) => {
  expect(isLiteral(pattern)).toBe(false);
});
