import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declareClassPlugin, declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { TestStatus } from '@stryker-mutator/api/test-runner';
import { strykerValidationSchema, strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';
import { warmFolder } from './warm-folder.mjs';
import { WarmReporter } from './warm-reporter.mjs';

/** Runs tests as Stryker's own runner for vitest does, but answers at once what the warm run knows already. */
class WarmedRunner {
  #cold;
  #verdicts;

  constructor(cold) {
    this.#cold = cold;
  }

  capabilities() {
    return this.#cold.capabilities();
  }

  init() {
    return this.#cold.init();
  }

  /** On a busy machine a test may come too late once; one that fails three times fails. */
  async dryRun(options) {
    for (let time = 1; ; time += 1) {
      const result = await this.#cold.dryRun(options);
      const failed = (result.tests ?? []).filter(({ status }) => status === TestStatus.Failed);
      if (time === 3 || (result.tests && failed.length === 0)) return result;
      for (const { name, failureMessage } of failed) console.log(`Tried again: ${name}: ${failureMessage}`);
    }
  }

  async mutantRun(options) {
    this.#verdicts ??= readVerdicts();
    const verdict = this.#verdicts[options.activeMutant.id];
    if (verdict) return verdict;
    // A quick look leaves out those that have to be played alone: they take most of the time.
    if (process.env.MUTANTS_QUICK) return { status: 'error', errorMessage: 'Left out of a quick look.' };
    return this.#cold.mutantRun(options);
  }

  dispose() {
    return this.#cold.dispose();
  }
}

function readVerdicts() {
  const file = join(warmFolder, 'verdicts.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function createWarmedRunner(injector) {
  const [{ factory }] = vitestPlugins;
  return new WarmedRunner(factory(injector));
}
createWarmedRunner.inject = ['$injector'];

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'warmed-vitest', createWarmedRunner),
  declareClassPlugin(PluginKind.Reporter, 'warm', WarmReporter),
];
export { strykerValidationSchema };
