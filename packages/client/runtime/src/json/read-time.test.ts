import { expect, it } from 'vitest';
import { readMoment, readWait } from './read-time.ts';

const now = Date.UTC(2026, 0, 1);

it.each<[string | number | undefined, number | undefined]>([
  ['3', 3000],
  [' 0.5 ', 500],
  ['1.25', 1250],
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

it.each<[string | number, number | undefined]>([
  [1e9, 1e12],
  [1e9 - 1, undefined],
  [1e12, 1e12],
  [1e12 - 1, (1e12 - 1) * 1000],
  [8.64e15, 8.64e15],
  [8.64e15 + 2, undefined],
  ['1767225600.5', 1767225600500],
  [' 2026-01-01 ', now],
  ['Thursday, 01-Jan-2026 00:00:00 GMT', now],
  ['Thu Jan  1 2026 00:00:00 GMT', now],
  ['2026-01-01T00:00:00+01:00', now - 3_600_000],
  ['2026-01-01 00:00:00.500', now + 500],
  ['on 2026-01-01', undefined],
  ['2026-13-01', undefined],
  ['a Thu, 01 Jan 2026 00:00:00 GMT', undefined],
  ['1.', undefined],
  ['x1767225600', undefined],
  ['1767225600x', undefined],
])('the moment of %j is %j', (value, moment) => {
  expect(readMoment(value)).toBe(moment);
});

it('a wait ends where moments begin, and a moment that is now is gone by', () => {
  expect(readWait('999999999', now)).toBe(999_999_999_000);
  expect(readWait('1000000000', 5)).toBe(1e12 - 5);
  expect(readWait(now, now)).toBeUndefined();
  expect(readWait(now + 1, now)).toBe(1);
});
