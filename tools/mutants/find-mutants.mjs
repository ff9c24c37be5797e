import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { allBut } from './all-but.mjs';

/** Never a mutant: tests, what only tests use, and types that no program runs. */
const never = ['!**/*.test.ts', '!**/test-support/**', '!**/*.d.ts'];

/** What every run needs beside its target's own. */
const always = ['tools/mutants/*.mjs', 'package.json', 'tsconfig.base.json'];

/**
 * Has Stryker make all mutants of the files, or of places in them, and play them; gives its report (`mutation-testing-report-schema`), which stays in
 * `.report/` to be looked into: which test killed what. `isWarm`: whether many mutants are played in one load first.
 */
export async function findMutants(target, mutate, { concurrency, isWarm }) {
  const fileName = join(import.meta.dirname, `.report/${target.name}.json`);
  const stryker = new Stryker({
    mutate: [...mutate, ...never],
    testRunner: 'warmed-vitest',
    plugins: [join(import.meta.dirname, 'warm/warm-plugin.mjs')],
    vitest: { configFile: target.config, related: target.related },
    coverageAnalysis: 'perTest',
    ignoreStatic: false,
    concurrency,
    dryRunTimeoutMinutes: 20,
    // Two runs of the nearest files may come to that.
    timeoutMS: 30_000,
    timeoutFactor: 2,
    tempDirName: `tools/mutants/.sandbox-${target.name}`,
    ignorePatterns: [...allBut([...target.needs, ...always]), 'dist', 'report'],
    reporters: ['json', ...(isWarm ? ['warm'] : [])],
    jsonReporter: { fileName },
    fileLogLevel: 'off',
    allowConsoleColors: false,
    cleanTempDir: 'always',
  });
  await stryker.runMutationTest();
  return JSON.parse(readFileSync(fileName, 'utf8'));
}
