/** Every feature is kept, or refused with a diagnostic: none is dropped in silence. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Version } from './feature.ts';
import { reportFeatures } from './feature-report.ts';
import { keywordTable } from './keyword-table.ts';
import { readCatalogue } from './read-catalogue.ts';

const features = readCatalogue();
const reports = {
  '3.1': await reportFeatures(features, '3.1'),
  '3.0': await reportFeatures(features, '3.0'),
} satisfies Record<Version, unknown>;

for (const [version, report] of Object.entries(reports)) {
  describe(`OpenAPI ${version}`, () => {
    for (const [{ feature }, finding] of report) {
      it(`keeps ${feature}, or says that it does not`, () => {
        const isRefused = finding.verdict.startsWith('refused: ');
        expect(isRefused ? finding : { verdict: finding.verdict, because: finding.because }).toEqual(
          isRefused
            ? { verdict: expect.stringMatching(/^refused: [a-z-]+/), because: [] }
            : { verdict: 'yes', because: [] },
        );
      });
    }
  });
}

it('the table in the documentation says so: pnpm --filter @limner/codegen features writes it', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../../docs/keywords.md'), 'utf8');
  expect(page).toBe(keywordTable(features, reports));
});
