import { expect, it } from 'vitest';
import { readMoment, readWait } from './read-time.ts';

const now = Date.UTC(2026, 0, 1);

it.each<[string | number | undefined, number | undefined]>([
  ['3', 3000],
  [' 0.5 ', 500],
  ['0', 0],
  [7, 7000],
  ['Thu, 01 Jan 2026 00:00:05 GMT', 5000],
  ['2026-01-01T00:00:05Z', 5000],
  ['2026-01-01T00:00:05', 5000],
  ['2026-01-01 00:00:05', 5000],
  [`${now / 1000 + 5}`, 5000],
  [`${now + 5000}`, 5000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', undefined],
  ['-3', undefined],
  ['soon', undefined],
  ['1-2', undefined],
  ['NaN', undefined],
  ['Infinity', undefined],
  ['1e3', undefined],
  ['99999999999999999999', undefined],
  ['5, 7', undefined],
  ['', undefined],
  [undefined, undefined],
])('a wait of %j is %j ms', (value, wait) => {
  expect(readWait(value, now)).toBe(wait);
});

it('a moment is no small number and no fragment of a date', () => {
  const moments = ['60', '1-2', 1_767_225_600, '2026-01-01T00:00:00Z'].map((value) => readMoment(value));
  expect(moments).toEqual([undefined, undefined, now, now]);
});
