import { expect, test } from 'vitest';
import { allBut } from './all-but.mjs';

test('each folder on the way is let through before its other members are ignored, and no second way closes the first', () => {
  expect(allBut(['packages/client/a', 'packages/b', 'c.json'])).toEqual([
    '/*',
    '!/packages',
    '!/c.json',
    '/packages/*',
    '!/packages/client',
    '!/packages/b',
    '/packages/client/*',
    '!/packages/client/a',
  ]);
});
