import { dirname } from 'node:path';
import { BaseSequencer } from 'vitest/node';

/** So many test files are played with a mutant of what a file does while it loads: each loads all anew, for one mutant. */
const nearest = 15;

/**
 * Orders the test files of a run: those that stand nearest to the mutated file first, for they are the likeliest to fail,
 * and the first failure ends the run of a mutant. A warm run, which has many mutants, brings an order of its own.
 */
export class NearestFirst extends BaseSequencer {
  async sort(files) {
    const order = process.env.WARM_ORDER?.split('\n');
    if (order) return sortBy(files, ({ moduleId }) => order.findIndex((name) => moduleId.endsWith(name)));
    const [mutated] = this.ctx.config.related ?? [];
    if (mutated === undefined) return files;
    const sorted = sortBy(files, ({ moduleId }) => distance(moduleId, mutated));
    const { mode, mutantActivation } = this.ctx.getRootProject().getProvidedContext();
    return mode === 'mutant' && mutantActivation === 'static' ? sorted.slice(0, nearest) : sorted;
  }
}

function sortBy(files, key) {
  return files.toSorted((one, other) => key(one) - key(other));
}

/** 0 for the test of the file itself, then by the folders that lie between. */
export function distance(test, mutated) {
  if (test === mutated.replace(/\.ts$/, '.test.ts')) return 0;
  const [here, there] = [dirname(test).split('/'), dirname(mutated).split('/')];
  const parted = here.findIndex((name, index) => name !== there[index]);
  const shared = parted === -1 ? here.length : parted;
  return 1 + here.length + there.length - 2 * shared;
}
