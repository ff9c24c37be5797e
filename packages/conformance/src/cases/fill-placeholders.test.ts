import { expect, test } from 'vitest';
import { fillPlaceholders } from './fill-placeholders.ts';

test('fills known placeholders at any depth and leaves the others', () => {
  const filled = fillPlaceholders({ a: ['{{origin}}/x', 1, null], b: '{{other}}' }, { origin: 'http://h' });
  expect(filled).toEqual({ a: ['http://h/x', 1, null], b: '{{other}}' });
});
