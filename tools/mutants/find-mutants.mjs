import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { allBut } from './all-but.mjs';

/** Never a mutant: tests, what only tests use, and types that no program runs. */
const never = ['!**/*.test.ts', '!**/test-support/**', '!**/*.d.ts'];

/** What every run needs beside its target's own. */
const always = ['tools/mutants/*.mjs', 'package.json', 'tsconfig.base.json'];

/** Has Stryker make all mutants of the files and play them; gives its report (`mutation-testing-report-schema`). */
export async function findMutants(target, mutate) {
  const fileName = join(tmpdir(), `mutants-${target.name}-${process.pid}.json`);
  const stryker = new Stryker({
    mutate: [...mutate, ...never],
    testRunner: 'warmed-vitest',
    plugins: [join(import.meta.dirname, 'warm/warm-plugin.mjs')],
    vitest: { configFile: target.config, related: target.related },
    coverageAnalysis: 'perTest',
    ignoreStatic: false,
    // More than the two cores that it is meant for: tests of a wire wait, and mutants of it wait longest.
    concurrency: 6,
    dryRunTimeoutMinutes: 20,
    // Two runs of the nearest files may come to that.
    timeoutMS: 30_000,
    timeoutFactor: 2,
    tempDirName: `tools/mutants/.sandbox-${target.name}`,
    ignorePatterns: [...allBut([...target.needs, ...always]), 'dist', 'report'],
    reporters: ['json', 'warm'],
    jsonReporter: { fileName },
    fileLogLevel: 'off',
    allowConsoleColors: false,
    cleanTempDir: 'always',
  });
  await stryker.runMutationTest();
  const report = JSON.parse(readFileSync(fileName, 'utf8'));
  rmSync(fileName);
  return report;
}
