import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declareClassPlugin, declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
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

  dryRun(options) {
    return this.#cold.dryRun(options);
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
