import { expect, test } from 'vitest';
import { patternEdges } from './pattern-edges.ts';

test('each range is gone through at its ends, and left by one step', () => {
  const { taken, refused } = patternEdges('^(25[6-9]|1[0-4][0-9])px$');
  expect(taken).toEqual(expect.arrayContaining(['256px', '259px', '100px', '109px', '140px']));
  expect(refused).toEqual(expect.arrayContaining(['255px', '150px', '100p', '']));
  expect(refused.some((text) => /^\d{3}px./s.test(text))).toBe(true);
});

test('an end that is not held shows in a text that goes on, or begins before', () => {
  expect(patternEdges('\\.png$').taken).toContain('-.png');
  expect(patternEdges('\\.png$').refused).toContain('.pn');
  expect(patternEdges('\\.png$').refused.some((text) => /\.png\s$/.test(text))).toBe(true);
  expect(patternEdges('^\\S+$').refused).toContain('');
});

test('what is taken and what is refused is what the expression says', () => {
  for (const pattern of ['^[A-Za-z0-9+/]+={0,2}$', 'a|b+c', '^\\p{L}{2,3}$']) {
    const { taken, refused } = patternEdges(pattern);
    expect(taken.length).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(0);
    expect(taken.every((text) => new RegExp(pattern, 'u').test(text))).toBe(true);
    expect(refused.some((text) => new RegExp(pattern, 'u').test(text))).toBe(false);
  }
});
