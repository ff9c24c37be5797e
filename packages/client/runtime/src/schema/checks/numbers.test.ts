import { expect, it } from 'vitest';
import * as z from 'zod';
import { multipleOf } from './numbers.ts';

function isMultiple(value: number, step: number): boolean {
  return z.unknown().check(multipleOf(step)).safeParse(value).success;
}

it.each([
  [19.99, 0.01],
  [0.3, 0.1],
  [-4.35, 0.05],
  [3e-7, 1e-7],
  [1e308, 1e-300],
  [1e308, 5e-324],
  [1.5e300, 5e299],
  [9_007_199_254_740_992, 64],
  [0, 1e-10],
  [7, 0.5],
  [10, 5],
  [1e23, 10],
])('%f is a multiple of %f', (value, step) => {
  expect(isMultiple(value, step)).toBe(true);
});

it.each([
  [19.995, 0.01],
  [0.3, 0.2],
  [-4.36, 0.05],
  [2.5e-7, 1e-7],
  [1e-300, 1e308],
  [1.7e300, 5e299],
  [1e21, 7],
  [7, 2],
  [1.5, 15],
  [0.5, 10],
  [Number.NaN, 1],
  [Number.POSITIVE_INFINITY, 1],
])('%f is no multiple of %f', (value, step) => {
  expect(isMultiple(value, step)).toBe(false);
});
