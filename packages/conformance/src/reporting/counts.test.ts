import { expect, test } from 'vitest';
import { countCases, stateOf, totalOf } from './counts.ts';
import type { ReportedCase, ResultState } from './report.ts';

const caseWith = (states: Record<string, ResultState>): Pick<ReportedCase, 'results'> => ({
  results: Object.fromEntries(
    Object.entries(states).map(([run, state]) => [run, { state, problems: [], milliseconds: 0 }]),
  ),
});

test('over several runs a case stands as its worst', () => {
  expect(stateOf(caseWith({ a: 'passed', b: 'failed', c: 'not-supported' }))).toBe('failed');
  expect(stateOf(caseWith({ a: 'not-supported', b: 'passed', c: 'known-failing' }))).toBe('not-supported');
  expect(stateOf(caseWith({ a: 'passed', b: 'known-failing' }))).toBe('known-failing');
  expect(stateOf(caseWith({ a: 'failed', b: 'passed' }), 'b')).toBe('passed');
});

test('what a run did not play is not counted, and nothing but a pass is counted as passed', () => {
  const cases = [caseWith({ a: 'passed' }), caseWith({ a: 'not-supported' }), caseWith({ b: 'passed' })];
  const counts = countCases(cases, 'a');
  expect(counts).toEqual({ passed: 1, failed: 0, 'known-failing': 0, 'not-supported': 1 });
  expect(totalOf(counts)).toBe(2);
});
