/** The bar: of every case a right verdict or a refusal that is listed, never a wrong one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { judgeWithLimner } from './judge-with-limner.ts';
import { readSuite } from './read-suite.ts';
import { place, runSuite } from './run-suite.ts';

it('judges every case rightly, or refuses what refusals.json lists', { timeout: 60_000 }, async () => {
  const findings = await runSuite(readSuite(join(import.meta.dirname, 'cases')), judgeWithLimner);
  const wrong = findings.filter(({ outcome }) => outcome === 'wrong');
  expect(wrong.map((finding) => `${place(finding)} | ${finding.reason ?? `should be ${finding.case.valid}`}`)).toEqual(
    [],
  );
  const refused = new Set(
    findings.filter(({ outcome }) => outcome === 'refused').map(({ group }) => `${group.file} | ${group.description}`),
  );
  const listed: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'refusals.json'), 'utf8'));
  expect([...refused].sort()).toEqual(listed);
  expect(findings.filter(({ outcome }) => outcome === 'right').length / findings.length).toBeGreaterThanOrEqual(0.99);
});
