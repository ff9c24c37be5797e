import { posix } from 'node:path';
import type { Change } from '../../wire-diff/change.ts';
import { compareExports } from './compare-exports.ts';
import { Comparison } from './comparison.ts';
import { placeOf, type TwoSources, typesProgram } from './types-program.ts';

/** A package whose public types are compared. */
export interface TypedPackage extends TwoSources {
  readonly name: string;
  /** The file that says what the package promises, by its path in the package. */
  readonly entry: string;
}

/** What became of the public types of packages, by their names: by the compiler, and by which names are still there. */
export function compareTypes(packages: readonly TypedPackage[]): Map<string, Change[]> {
  if (packages.length === 0) return new Map();
  const program = typesProgram(packages);
  return new Map(packages.map((one) => [one.name, comparePackage(program, one)]));
}

function comparePackage(program: ReturnType<typeof typesProgram>, { folder, entry }: TypedPackage): Change[] {
  const [before, after] = [placeOf(folder, 'before'), placeOf(folder, 'after')];
  const files = [before, after].map((place) => program.getSourceFile(posix.join(place, entry)));
  const comparison = new Comparison(
    program.getTypeChecker(),
    (file) => file.startsWith(before) || file.startsWith(after),
  );
  if (files[0] && files[1]) compareExports(comparison, { before: files[0], after: files[1] });
  return comparison.changes;
}
