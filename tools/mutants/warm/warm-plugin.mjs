import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declareClassPlugin, declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { TestStatus } from '@stryker-mutator/api/test-runner';
import { strykerValidationSchema, strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';
import { warmFolder } from './warm-folder.mjs';
import { WarmReporter } from './warm-reporter.mjs';

/** So often a mutant is played alone that a test killed once and not again. */
const most = 3;

/** Runs tests as Stryker's own runner for vitest does, but answers at once what the warm run knows already. */
class WarmedRunner {
  #cold;
  #verdicts;
  #loadsOnce;

  /** `loadsOnce`: whether the tests of a file share what they load. */
  constructor(cold, { loadsOnce }) {
    this.#cold = cold;
    this.#loadsOnce = loadsOnce;
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
    if (verdict !== undefined && verdict.status !== 'open') return verdict;
    // A quick look leaves out those that have to be played alone: they take most of the time.
    if (process.env.MUTANTS_QUICK) return { status: 'error', errorMessage: 'Left out of a quick look.' };
    const result = await this.#playedAlone(options);
    const again = result.status === 'survived' && this.#loadsOnce ? playedElsewise(options, verdict) : undefined;
    return again === undefined ? result : this.#playedAlone({ ...again, hitLimit: undefined });
  }

  /** Killed is only what the same test fails with once more: with many at once, a test may fail by itself. */
  async #playedAlone(options) {
    for (let time = 1; ; time += 1) {
      const result = await this.#cold.mutantRun(options);
      if (result.status !== 'killed') return result;
      const again = await this.#cold.mutantRun({ ...options, testFilter: result.killedBy });
      if (again.status !== 'survived') return result;
      if (time === most) return again;
    }
  }

  dispose() {
    return this.#cold.dispose();
  }
}

/**
 * What else has to be played before a mutant has survived. Of one that changes what a file does while it loads, which the
 * nearest tests alone were played with: the tests that come by it later and said nothing yet. Of any other: those nearest
 * tests, from the start. For what is loaded or made at its first use is held to be covered by the first test that uses it,
 * though those after it use it too.
 */
function playedElsewise(options, { left } = { left: [] }) {
  if (options.mutantActivation !== 'static') return { ...options, mutantActivation: 'static', testFilter: undefined };
  return left.length > 0 ? { ...options, mutantActivation: 'runtime', testFilter: left } : undefined;
}

function readVerdicts() {
  const file = join(warmFolder, 'verdicts.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function createWarmedRunner(injector) {
  const [{ factory }] = vitestPlugins;
  return new WarmedRunner(factory(injector), { loadsOnce: injector.resolve('options').vitest.related });
}
createWarmedRunner.inject = ['$injector'];

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'warmed-vitest', createWarmedRunner),
  declareClassPlugin(PluginKind.Reporter, 'warm', WarmReporter),
];
export { strykerValidationSchema };
