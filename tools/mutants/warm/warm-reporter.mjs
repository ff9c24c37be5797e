import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distance } from '../nearest-first.mjs';
import { verdictsOf } from './verdicts.mjs';
import { warmFolder } from './warm-folder.mjs';

/** Milliseconds from which a test is slow: most take less than ten. */
const slowFrom = 100;

/**
 * Plays the mutants of a plan warm before Stryker plays those that are left: many mutants in one load of a test file. Blocks
 * until it is done: nothing else may happen before.
 */
export class WarmReporter {
  static inject = ['options'];

  constructor(options) {
    this.options = options;
  }

  onDryRunCompleted({ result }) {
    this.tests = result.tests;
  }

  onMutationTestingPlanReady({ mutantPlans }) {
    const plans = mutantPlans.filter(({ plan, mutant }) => plan === 'Run' && mutant.coveredBy?.length > 0);
    if (plans.length === 0) return;
    const sandbox = sandboxOf(plans[0].runOptions.sandboxFileName, plans[0].mutant.fileName);
    const folder = join(sandbox, warmFolder);
    mkdirSync(folder, { recursive: true });
    const plan = { ...planOf(plans, this.tests), config: this.options.vitest.configFile };
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
    if (process.env.MUTANTS_DEBUG)
      writeFileSync(join(folder, 'mutants.json'), JSON.stringify(plans.map((p) => p.mutant)));
    const program = join(import.meta.dirname, 'play-warm.mjs');
    const { status } = spawnSync(process.execPath, [program, String(this.options.concurrency)], {
      cwd: sandbox,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) {
      // Thrown, it would be swallowed, and all mutants played one by one, for hours.
      console.error(`The warm run in ${sandbox} ended with ${status}: ${warmFolder}/output.txt there says why.`);
      process.exit(1);
    }
    const verdicts = verdictsOf(folder, plans);
    writeFileSync(join(folder, 'verdicts.json'), JSON.stringify(verdicts));
    const counted = Object.groupBy(Object.values(verdicts), ({ status }) => status);
    const [killed, survived, open] = ['killed', 'survived', 'open'].map((status) => counted[status]?.length ?? 0);
    console.log(`Warm: ${killed} of ${plans.length} killed, ${survived} survived, ${open} open.`);
  }
}

/** The sandbox is the part of the path before what the file is called in the project. */
function sandboxOf(sandboxFile, file) {
  const name = file.slice(process.cwd().length);
  if (!sandboxFile.endsWith(name)) throw new Error(`${sandboxFile} is not ${name} in a sandbox.`);
  return sandboxFile.slice(0, -name.length);
}

/**
 * Which mutants each test is to be run with, and the files of three rounds. The tests that stand nearest to a mutant come
 * first, for they are the likeliest to kill it; then all others, the quickest first; then those that take their time, with
 * those only that no other has killed: the longest first, so that none is waited for alone.
 */
function planOf(plans, tests) {
  const mutantsOf = {};
  for (const { mutant } of plans) {
    const distances = mutant.coveredBy.map((test) => distance(join(process.cwd(), fileOf(test)), mutant.fileName));
    const least = Math.min(...distances);
    for (const [index, test] of mutant.coveredBy.entries()) {
      mutantsOf[test] ??= [];
      mutantsOf[test].push({ mutant: mutant.id, isNearest: distances[index] === least });
    }
  }
  const covering = tests.filter(({ id }) => mutantsOf[id] !== undefined);
  const [slow, quick] = split(covering);
  const near = quick.filter(({ id }) => mutantsOf[id].some(({ isNearest }) => isNearest));
  const rounds = { near: filesOf(near), quick: filesOf(quick), slow: filesOf(covering).toReversed() };
  return { mutantsOf, slowTests: slow.map(({ id }) => id), ...rounds };
}

function split(tests) {
  return [tests.filter((test) => test.timeSpentMs > slowFrom), tests.filter((test) => test.timeSpentMs <= slowFrom)];
}

function filesOf(tests) {
  const times = new Map();
  for (const { id, timeSpentMs } of tests) {
    const file = fileOf(id);
    times.set(file, (times.get(file) ?? 0) + timeSpentMs);
  }
  return [...times].toSorted(([, one], [, other]) => one - other).map(([file]) => file);
}

function fileOf(test) {
  return test.split('#')[0];
}
