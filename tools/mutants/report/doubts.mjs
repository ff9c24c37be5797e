import { speaksOf } from './equivalents.mjs';
import { hasSurvived, textsOf } from './survivors-in.mjs';

/**
 * The mutants of Stryker's report to be played once more. Those that a test noticed though a reason says that none could, and that
 * reason speaks of no other: it is wrong, or the test failed by itself, as one may with six at once. And those that none noticed
 * and no reason speaks of: of what is made once, a warm run may not see that a mutant would have made it otherwise.
 */
export function doubtsIn({ files }, equivalents) {
  const all = Object.entries(files).flatMap(([file, content]) =>
    content.mutants.map((mutant) => ({ file, mutant, texts: textsOf(file, content, mutant) })),
  );
  const survivors = all.filter(({ mutant }) => hasSurvived(mutant));
  const idle = equivalents.filter((entry) => !survivors.some(({ texts }) => speaksOf(entry, texts)));
  return all.filter(({ mutant, texts }) => {
    const speaks = (entry) => speaksOf(entry, texts);
    return hasSurvived(mutant) ? !equivalents.some(speaks) : idle.some(speaks);
  });
}

/** Where a mutant is, as Stryker wants to be told: lines from 1, columns from 0. */
export function placeOf({ file, mutant: { location } }) {
  const [start, end] = [location.start, location.end].map(({ line, column }) => `${line}:${column - 1}`);
  return `${file}:${start}-${end}`;
}

/** Takes what came of the doubted mutants from a report of these alone. */
export function settle(doubts, { files }) {
  for (const { file, mutant } of doubts) {
    const again = files[file]?.mutants.find((other) => keyOf(other) === keyOf(mutant));
    if (again === undefined) throw new Error(`${placeOf({ file, mutant })}: was not played again.`);
    mutant.status = again.status;
  }
}

function keyOf({ mutatorName, replacement, location }) {
  return JSON.stringify([mutatorName, replacement, location]);
}

/** Who noticed a doubted mutant, and what was said. */
export function killersOf({ testFiles }, { mutant: { status, killedBy = [], statusReason = '' } }) {
  if (killedBy.length === 0) return status;
  const tests = Object.values(testFiles ?? {}).flatMap(({ tests }) => tests);
  const names = killedBy.map((id) => tests.find((test) => test.id === id)?.name ?? id);
  return `${status} ${names.join(', ')}: ${statusReason.split('\n')[0]}`;
}
