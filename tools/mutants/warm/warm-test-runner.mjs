import { appendFileSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { TestRunner } from 'vitest';
import { heldEvents, readEvents } from './events.mjs';

/** The name that tests have in a coverage: its groups are joined by this. */
const separator = ' > ';

/** So many times as often as without a mutant, code is held to be in a loop without end; as Stryker has it. */
const hitLimitFactor = 100;

/**
 * So often a test may run into the clock before the rest of its mutants is left to the slow round, and then to be played
 * alone: among thousands of tries the machine can be late as well as the mutant, so that this clock kills none.
 */
const patience = 2;

/** So often a mutant may bring tests to the clock: one that waits for ever would do so in test after test. */
const patienceWithMutant = 2;

/** The first turn of a test is without a mutant, for what it loads or makes once is there for all tests of its file. */
const loading = {};

/** So is the second, which tells how often a test comes by each mutant when all is loaded. */
const counting = {};

/**
 * Runs each test once for each mutant that it covers and that no test has killed, once more where it failed, for a test may fail
 * by itself, and without any mutant before and after: when the last fails, a mutant has left something behind, and what this
 * test said counts for nothing.
 */
export default class WarmTestRunner extends TestRunner {
  #log = join(process.env.WARM_FOLDER, 'events.ndjson');
  #plan = JSON.parse(readFileSync(join(process.env.WARM_FOLDER, 'plan.json'), 'utf8'));
  #round = process.env.WARM_ROUND;
  #settled = new Set();
  #tried = new Set();
  #lateBy = new Map();
  #schedule = [];
  #hits = {};
  #late = 0;
  #isSpoilt = false;

  onBeforeRunFiles() {
    for (const [kind, test, mutant] of heldEvents(readEvents(this.#log), { pending: true })) {
      // One that brought a test to a standstill would do so to the next.
      if (kind === 'killed' || kind === 'suspect') this.#settled.add(mutant);
      if (['survived', 'missed'].includes(kind)) this.#tried.add(`${test} ${mutant}`);
      if (kind === 'late') this.#waitedFor(mutant);
    }
  }

  async onBeforeRunTask(test) {
    await super.onBeforeRunTask(test);
    this.#late = 0;
    this.#isSpoilt = false;
    this.#hits = {};
    this.#schedule = this.#planned(nameOf(test));
    if (this.#schedule.length === 0) test.mode = 'skip';
    else this.#schedule = [loading, counting, ...this.#schedule.flatMap(twice)];
    test.repeats = this.#schedule.length;
  }

  /**
   * The mutants that no other test is nearer to come first. A slow test has its turn in the slow round, when most are killed; so
   * has what a quick one left over.
   */
  #planned(test) {
    const { mutantsOf, slowTests } = this.#plan;
    if (this.#round !== 'slow' && slowTests.includes(test)) return [];
    const isDue = ({ mutant, isNearest }) =>
      (isNearest || this.#round !== 'near') && !this.#settled.has(mutant) && !this.#tried.has(`${test} ${mutant}`);
    return (mutantsOf[test] ?? []).filter(isDue);
  }

  onBeforeTryTask(test, options) {
    super.onBeforeTryTask(test, options);
    const turn = this.#schedule[options.repeats];
    if (this.#isLeft(turn)) throw new Error('Not due, or left to a later round.');
    const mutant = turn?.mutant;
    this.#write('try', test, mutant);
    Object.assign(instrumented(), {
      activeMutant: mutant,
      hitCount: 0,
      hitLimit: (this.#hits[mutant] ?? 1) * hitLimitFactor,
      currentTestId: turn === counting ? test.id : undefined,
    });
  }

  async onAfterRetryTask(test, options) {
    await super.onAfterRetryTask(test, options);
    const { hitCount } = instrumented();
    const turn = this.#schedule[options.repeats];
    Object.assign(instrumented(), { activeMutant: undefined, currentTestId: undefined });
    if (turn === counting) this.#hits = instrumented().mutantCoverage?.perTest[test.id] ?? {};
    const failure = test.result.state === 'fail' ? String(test.result.errors?.[0]?.message) : undefined;
    // Kept, and told with each try, thousands of them would fill the memory.
    test.result.attempts = [];
    if (test.result.errors) test.result.errors.length = 0;
    if (turn === loading || turn === counting) this.#isSpoilt ||= failure !== undefined;
    if (turn === undefined) this.#end(test, failure);
    else if (turn.mutant !== undefined && !this.#isLeft(turn)) this.#judge(test, turn, { failure, hitCount });
  }

  #end(test, failure) {
    this.#write(failure === undefined ? 'sound' : 'spoilt', test);
    if (failure !== undefined) return;
    for (const { mutant, isKilled } of this.#schedule) if (isKilled) this.#settled.add(mutant);
  }

  #judge(test, turn, { failure, hitCount }) {
    const { mutant, first } = turn;
    if (failure?.startsWith('Test timed out')) this.#leave(test, mutant);
    else if (failure === undefined)
      this.#write(!first && hitCount === this.#hits[mutant] ? 'survived' : 'missed', test, mutant);
    else if (first) this.#kill(test, turn, failure);
    else turn.hasFailed = true;
  }

  /**
   * Whether a turn is not taken: the second one of a mutant with which the test passed, and all after too many were late, or of a
   * test for which one before it has left something behind.
   */
  #isLeft(turn) {
    if (turn?.mutant === undefined) return false;
    return this.#isSpoilt || this.#leaves() || (turn.first !== undefined && !turn.first.hasFailed);
  }

  #leaves() {
    return this.#late >= patience;
  }

  #leave(test, mutant) {
    this.#late += 1;
    this.#waitedFor(mutant);
    this.#write('late', test, mutant);
  }

  #waitedFor(mutant) {
    const times = (this.#lateBy.get(mutant) ?? 0) + 1;
    this.#lateBy.set(mutant, times);
    if (times >= patienceWithMutant) this.#settled.add(mutant);
  }

  #kill(test, turn, failure) {
    turn.isKilled = true;
    this.#write('killed', test, turn.mutant, failure.slice(0, 200));
  }

  onAfterRunFiles(files) {
    super.onAfterRunFiles(files);
    for (const { filepath } of files) {
      appendFileSync(this.#log, `${JSON.stringify(['done', inSandbox(filepath), this.#round])}\n`);
    }
  }

  #write(kind, test, mutant = null, message) {
    appendFileSync(this.#log, `${JSON.stringify([kind, nameOf(test), mutant, message])}\n`);
  }
}

/** The turns of a mutant: the second one is taken if the test fails in the first. */
function twice({ mutant }) {
  const first = { mutant };
  return [first, { mutant, first }];
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
