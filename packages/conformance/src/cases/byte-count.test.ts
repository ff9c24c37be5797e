import { expect, test } from 'vitest';
import { byteCount } from './byte-count.ts';

test.each([
  ['300B', 300],
  ['20KB', 20_480],
  ['2MB', 2_097_152],
])('%s is %i bytes', (amount, bytes) => {
  expect(byteCount(amount)).toBe(bytes);
});
