import { appendFileSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { TestRunner } from 'vitest';
import { readEvents } from './events.mjs';

/** The name that tests have in a coverage: its groups are joined by this. */
const separator = ' > ';

/** So many times as often as without a mutant, code is held to be in a loop without end; as Stryker has it. */
const hitLimitFactor = 100;

/**
 * Runs each test once for each mutant that it covers and that no test has killed, and once more without any: when that
 * fails, an earlier mutant has left something behind, and what this test said counts for nothing.
 */
export default class WarmTestRunner extends TestRunner {
  #folder = process.env.WARM_FOLDER;
  #log = join(this.#folder, 'events.ndjson');
  #plan = JSON.parse(readFileSync(join(this.#folder, 'plan.json'), 'utf8'));
  #settled = new Set();
  #schedule = [];

  onBeforeRunFiles() {
    for (const [kind, , mutant] of readEvents(this.#log)) if (kind === 'killed') this.#settled.add(mutant);
  }

  async onBeforeRunTask(test) {
    await super.onBeforeRunTask(test);
    const { mutantsOf, slowTests } = this.#plan;
    const isSlow = slowTests.includes(nameOf(test));
    const planned = isSlow === (process.env.WARM_ROUND === 'slow') ? (mutantsOf[nameOf(test)] ?? []) : [];
    this.#schedule = planned.filter(([mutant]) => !this.#settled.has(mutant));
    if (this.#schedule.length === 0) test.mode = 'skip';
    test.repeats = this.#schedule.length;
  }

  onBeforeTryTask(test, options) {
    super.onBeforeTryTask(test, options);
    const [mutant, hits] = this.#schedule[options.repeats] ?? [];
    this.#write('try', test, mutant);
    Object.assign(instrumented(), { activeMutant: mutant, hitCount: 0, hitLimit: hits * hitLimitFactor });
  }

  async onAfterRetryTask(test, options) {
    await super.onAfterRetryTask(test, options);
    const { hitCount } = instrumented();
    const [mutant, hits] = this.#schedule[options.repeats] ?? [];
    instrumented().activeMutant = undefined;
    const failed = test.result.state === 'fail';
    if (mutant === undefined) this.#write(failed ? 'spoilt' : 'sound', test);
    else if (failed) this.#write('killed', test, mutant, String(test.result.errors?.[0]?.message).slice(0, 200));
    else this.#write(hitCount === hits ? 'survived' : 'missed', test, mutant);
    if (failed && mutant !== undefined) this.#settled.add(mutant);
    // Kept, thousands of errors would fill the memory.
    if (test.result.errors) test.result.errors.length = 0;
  }

  onAfterRunFiles(files) {
    super.onAfterRunFiles(files);
    for (const { filepath } of files) {
      appendFileSync(this.#log, `${JSON.stringify(['done', inSandbox(filepath), process.env.WARM_ROUND])}\n`);
    }
  }

  #write(kind, test, mutant = null, message) {
    appendFileSync(this.#log, `${JSON.stringify([kind, nameOf(test), mutant, message])}\n`);
  }
}

/** What instrumented code looks at to know which mutant is active. */
function instrumented() {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
}

function nameOf(test) {
  const names = [test.name];
  for (let suite = test.suite; suite; suite = suite.suite) names.unshift(suite.name);
  return `${inSandbox(test.file.filepath)}#${names.join(separator).trim()}`;
}

function inSandbox(file) {
  return relative(process.cwd(), file);
}
