import { posix } from 'node:path';
import type { ts } from 'ts-morph';
import type { Change } from '../../wire-diff/change.ts';
import { compareExports } from './compare-exports.ts';
import { compareSurface } from './compare-surface.ts';
import { Comparison } from './comparison.ts';
import { placeOf, type TwoSources, typesProgram } from './types-program.ts';

/** A package whose public types are compared. */
export interface TypedPackage extends TwoSources {
  readonly name: string;
  /** Generated from a spec: what its methods take and give is known, and compared by that. */
  readonly isGenerated: boolean;
  /** The files that say what the package promises, by their paths in the package. */
  readonly entries: readonly string[];
}

/** What became of the public types of packages, by their names: by the compiler, and by which names are still there. */
export function compareTypes(packages: readonly TypedPackage[]): Map<string, Change[]> {
  if (packages.length === 0) return new Map();
  const program = typesProgram(packages);
  return new Map(packages.map((one) => [one.name, comparePackage(program, one)]));
}

function comparePackage(program: ts.Program, { folder, entries, isGenerated }: TypedPackage): Change[] {
  const [old, now] = [placeOf(folder, 'before'), placeOf(folder, 'after')];
  const isOwn = (file: string): boolean => file.startsWith(`${old}/`) || file.startsWith(`${now}/`);
  const comparison = new Comparison(program.getTypeChecker(), isOwn);
  for (const entry of entries) {
    const [before, after] = [old, now].map((place) => program.getSourceFile(posix.join(place, entry)));
    // An entry that came or went is told by the manifest.
    if (before && after) (isGenerated ? compareExports : compareSurface)(comparison, { before, after });
  }
  return [...new Map(comparison.changes.map((change) => [`${change.rule} ${change.place}`, change])).values()];
}
