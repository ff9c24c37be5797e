/** Three judges over random schemas: ours never stands alone, and never against hyperjump. */
import { expect, it } from 'vitest';
import { compareRandomly } from './compare-randomly.ts';

it('agrees with ajv and hyperjump, or with hyperjump alone', { timeout: 60_000 }, async () => {
  const { counts, disagreements, instances, valid } = await compareRandomly({ runs: 250, seed: 20261121, reduced: 1 });
  const { all, 'ajv alone': ajvAlone, ...others } = counts;
  const shown = disagreements.filter(({ agreement }) => agreement !== 'ajv alone');
  expect({ others, shown }).toEqual({
    others: { 'limner alone': 0, 'hyperjump alone': 0, undecided: 0, 'limner refuses': 0 },
    shown: [],
  });
  // Were all valid or none, nothing would be shown.
  expect(valid / instances).toBeGreaterThan(0.3);
  expect(valid / instances).toBeLessThan(0.8);
  expect(all / (all + ajvAlone)).toBeGreaterThan(0.98);
});
