#!/usr/bin/env node
/** `pnpm oracle`: the cases, the official suite where there is a checkout of it, and random schemas, with their counts. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareRandomly } from './compare-randomly.ts';
import { judgeWithLimner } from './judge-with-limner.ts';
import { type Group, readRemotes, readSuite } from './read-suite.ts';
import { type Finding, place, runSuite } from './run-suite.ts';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    suite: { type: 'string' },
    reduced: { type: 'string', default: '5' },
  },
});

const outcomes = ['right', 'refused', 'wrong'] as const;

async function judgeSuite(title: string, groups: readonly Group[]): Promise<boolean> {
  const findings = await runSuite(groups, judgeWithLimner);
  const count = (among: readonly Finding[]): Record<string, number> =>
    Object.fromEntries(outcomes.map((outcome) => [outcome, among.filter((one) => one.outcome === outcome).length]));
  const files = [...new Set(groups.map(({ file }) => file))];
  const rows = files.map((file) => [file, count(findings.filter(({ group }) => group.file === file))]);
  console.log(title);
  console.table(Object.fromEntries([...rows, ['all', count(findings)]]));
  for (const finding of findings.filter(({ outcome }) => outcome !== 'right')) {
    console.log(`${finding.outcome}: ${place(finding)} | ${finding.reason ?? `should be ${finding.case.valid}`}`);
  }
  return findings.every(({ outcome }) => outcome !== 'wrong');
}

function official(checkout: string): Group[] {
  const documents = readRemotes(join(checkout, 'remotes'));
  return readSuite(join(checkout, 'tests/draft2020-12')).map((group) => ({ ...group, documents }));
}

let isRight = await judgeSuite('Cases of our own', readSuite(join(import.meta.dirname, 'cases')));
if (options.suite !== undefined) {
  isRight = (await judgeSuite('The official suite, draft 2020-12, required', official(options.suite))) && isRight;
}
const runs = Number(options.runs);
if (runs > 0) {
  const seed = Number(options.seed);
  const report = await compareRandomly({ runs, seed, reduced: Number(options.reduced) });
  console.log(`Random schemas: ${runs} (--seed ${seed}), ${report.instances} instances, ${report.valid} of them valid`);
  console.table(report.counts);
  for (const one of report.disagreements) {
    console.log(
      `${one.agreement}: ${JSON.stringify(one.schema)}\n  of ${JSON.stringify(one.instance)}: ${JSON.stringify(one.verdicts)}`,
    );
  }
  isRight = isRight && report.counts['limner alone'] + report.counts['limner refuses'] === 0;
}
process.exitCode = isRight ? 0 : 1;
