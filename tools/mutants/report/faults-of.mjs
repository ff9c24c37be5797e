import { speaksOf } from './equivalents.mjs';
import { scoreOf } from './scores.mjs';

/** The least share of mutants, in percent, that tests have to notice. */
export const leastScore = 95;

/** What makes a run red: too few noticed, or a reason written for a mutant that there is not, or that a test notices. */
export function faultsOf({ measured, equivalents }) {
  const { changing } = scoreOf(Object.values(measured));
  const survivors = Object.values(measured).flatMap((folder) => folder.survivors);
  const files = new Set(Object.values(measured).flatMap((folder) => folder.files));
  const idle = equivalents.filter((entry) => files.has(entry.file) && !survivors.some((one) => speaksOf(entry, one)));
  return [
    ...(changing < leastScore ? [`Tests noticed ${changing} % of the mutants, less than ${leastScore} %.`] : []),
    ...idle.map(
      ({ file, mutator, original, replacement }) =>
        `equivalent.yaml: no survivor in ${file} is ${mutator} of ${original} to ${replacement}: delete the entry.`,
    ),
  ];
}
