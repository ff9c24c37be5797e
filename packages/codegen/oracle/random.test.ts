/** Three judges over random schemas: ours never stands alone, and never against hyperjump. */
import { expect, it } from 'vitest';
import { compareRandomly } from './compare-randomly.ts';

const runs = 250;
const seed = 20261121;

it('agrees with ajv and hyperjump, or with hyperjump alone', { timeout: 60_000 }, async () => {
  const only = ['limner alone', 'limner refuses', 'hyperjump alone', 'undecided'] as const;
  const { counts, disagreements, instances, valid } = await compareRandomly({ runs, seed, reduced: 1, only });
  const { all, 'ajv alone': ajvAlone, ...others } = counts;
  expect({ others, disagreements }).toEqual({
    others: { 'limner alone': 0, 'hyperjump alone': 0, undecided: 0, 'limner refuses': 0 },
    disagreements: [],
  });
  // Were all valid or none, nothing would be shown.
  expect(valid / instances).toBeGreaterThan(0.3);
  expect(valid / instances).toBeLessThan(0.8);
  expect(all / (all + ajvAlone)).toBeGreaterThan(0.98);
});
