import { expect, test } from 'vitest';
import { MemoryWatch } from './memory-watch.ts';

const megabyte = 1_000_000;

test('what is taken meanwhile shows in the peak, also when the process never came to look', () => {
  const watch = new MemoryWatch();
  // Filled with other than zeros, or the system would not give the pages.
  const held = Buffer.alloc(200 * megabyte, 1);
  const { before, peak } = watch.end();
  expect(held.length).toBe(200 * megabyte);
  expect(peak - before).toBeGreaterThan(150 * megabyte);
});

test('where little is taken the peak is near', () => {
  const { before, peak } = new MemoryWatch().end();
  expect(peak - before).toBeLessThan(100 * megabyte);
});
