import { describe, expect, it } from 'vitest';
import type { Json } from '../src/json.ts';
import { type Judge, judgeFeature } from './verdict.ts';

const feature = { feature: 'even', schema: {}, accept: [2, 4], reject: [1, 3] };
const accepting = (test: (value: number) => boolean): Judge => {
  return (value: Json) => (test(Number(value)) ? { accepted: true, value } : { accepted: false });
};

describe('a feature', () => {
  const cases: [string, (value: number) => boolean, Json[]][] = [
    ['yes', (value) => value % 2 === 0, []],
    ['ignored', () => true, [1, 3]],
    ['partly', (value) => value > 1, [3]],
    ['too strict', (value) => value === 2, [4]],
    ['wrong', (value) => value < 3, [4, 1]],
  ];
  for (const [verdict, test, because] of cases) {
    it(`is ${verdict} where ${test.toString()} decides`, () => {
      expect(judgeFeature(feature, accepting(test))).toEqual({ verdict, because });
    });
  }

  it('is not kept where a value comes out changed', () => {
    const judge: Judge = (value) =>
      Number(value) % 2 === 0 ? { accepted: true, value: String(value) } : { accepted: false };
    expect(judgeFeature(feature, judge)).toEqual({ verdict: 'changes data', because: [2, 4] });
  });
});
