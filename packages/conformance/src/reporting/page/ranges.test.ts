import { expect, test } from 'vitest';
import { ranges } from './ranges.ts';

test('neighbours stand as a range, each number once', () => {
  expect(ranges([9, 3, 4, 5, 4, 11, 12])).toBe('3-5 9 11-12');
  expect(ranges([])).toBe('');
});
