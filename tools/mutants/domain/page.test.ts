import { expect, test } from 'vitest';
import { pageOf } from './page.ts';
import { scoreOf } from './score.ts';
import { type Survivor, staleSurvivors } from './survivors.ts';
import type { Tried } from './try-mutant.ts';

function tried(id: string, state: Tried['state']): Tried {
  const change = { kind: 'text', file: 'a.ts', find: 'a', replace: 'b' } as const;
  const mutant = { id, item: 'error row deleted', layer: 'spec', provider: 'tiny', change, hints: [] } as const;
  return { mutant, state, diagnostics: [], seconds: 1 };
}

const known: readonly Survivor[] = [
  { mutants: 'tiny/*/same', because: 'equivalent', reason: 'Says the same.' },
  { mutants: 'tiny/late', because: 'gap', reason: 'Nobody waits that long.' },
];
const all = [
  ...['a', 'b', 'c'].map((id) => tried(`tiny/${id}`, 'killed')),
  tried('tiny/x/same', 'survived'),
  tried('tiny/late', 'survived'),
  tried('tiny/type', 'no-effect'),
];

test('the score leaves out what is equivalent and what was not put to the test', () => {
  expect(scoreOf(all, known)).toEqual({ killed: 3, equivalent: 1, survived: 1, invalid: 1, score: 0.75 });
});

test('a survivor without an entry counts', () => {
  expect(scoreOf([...all, tried('tiny/new', 'survived')], known)).toMatchObject({ survived: 2, score: 0.6 });
});

test('an entry that explains no survivor is stale', () => {
  const killed = all.map((one) => (one.mutant.id === 'tiny/late' ? tried('tiny/late', 'killed') : one));
  expect(staleSurvivors(known, all)).toEqual([]);
  expect(staleSurvivors(known, killed)).toEqual([known[1]]);
});

test('a star stands for any text and nothing else does', () => {
  expect(staleSurvivors([{ ...known[0], mutants: 'tiny.x/same' } as Survivor], all)).toHaveLength(1);
});

const facts = { listed: 1234, commit: 'a1b2c3d', written: new Date('2026-11-21T10:30:59Z') };

test('the page says how many of how many were tried, and when', () => {
  const page = pageOf({ ...facts, tried: all }, known);
  expect(page).toContain(
    '6 of 1,234 mutants were tried, up to 2026-11-21 10:30 UTC at commit a1b2c3d.\nNothing is said',
  );
  expect(pageOf({ ...facts, tried: all, listed: all.length }, known)).not.toContain('Nothing is said of the others');
  expect(page).toContain('the score is a lower bound');
});

test('the page names each survivor with its reason', () => {
  const page = pageOf({ ...facts, tried: [...all, tried('tiny/new', 'survived')] }, known);
  expect(page).toContain('| spec, tiny | 3 | 2 | 1 | 1 | 60.0 % |');
  expect(page).toContain('- Says the same.\n  - `tiny/x/same`');
  expect(page).toContain('- Nobody waits that long.\n  - `tiny/late`');
  expect(page).toContain('- Not explained yet.\n  - `tiny/new`');
  expect(page).toContain('- What runs is the same:\n  - `tiny/type`');
});

test('a long reason is told in several lines', () => {
  const reason = Array.from({ length: 60 }, () => 'because').join(' ');
  const page = pageOf({ ...facts, tried: all }, [{ ...known[0], mutants: 'tiny/*/same', because: 'gap', reason }]);
  expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  expect(page.replaceAll('\n  ', ' ')).toContain(reason);
});
