import { posix } from 'node:path';
import type { ts } from 'ts-morph';
import type { Change } from '../../wire-diff/change.ts';
import { UnbuiltError } from '../unbuilt-error.ts';
import { compareExamples } from './compare-examples.ts';
import { compareExports } from './compare-exports.ts';
import { compareSurface } from './compare-surface.ts';
import { Comparison } from './comparison.ts';
import { placeOf, type TwoSources } from './two-sources.ts';
import { typesProgram } from './types-program.ts';

/** A package whose public types are compared. */
export interface TypedPackage extends TwoSources {
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

function comparePackage(program: ts.Program, one: TypedPackage): Change[] {
  const { folder, entries, isGenerated } = one;
  const [old, now] = [placeOf(folder, 'before'), placeOf(folder, 'after')];
  const isOwn = (file: string): boolean => file.startsWith(`${old}/`) || file.startsWith(`${now}/`);
  for (const entry of entries) refuseUnresolved(program, posix.join(now, entry));
  const comparison = new Comparison(program.getTypeChecker(), isOwn);
  for (const entry of entries) {
    const [before, after] = [old, now].map((place) => program.getSourceFile(posix.join(place, entry)));
    // An entry that came or went is told by the manifest.
    if (before && after) (isGenerated ? compareExports : compareSurface)(comparison, { before, after });
  }
  const all = [...comparison.changes, ...compareExamples(program, one)];
  return [...new Map(all.map((change) => [`${change.rule} ${change.place}`, change])).values()];
}

/** The code of "Cannot find module". */
const notFound = 2307;

/** Types of a package that is not there are anything at all, and no change of them would be seen. */
function refuseUnresolved(program: ts.Program, path: string): void {
  const file = program.getSourceFile(path);
  const missing = file && program.getSemanticDiagnostics(file).find(({ code }) => code === notFound);
  if (!missing) return;
  const text = typeof missing.messageText === 'string' ? missing.messageText : missing.messageText.messageText;
  throw new UnbuiltError(
    `${text} Install and build first (pnpm install, pnpm build): types are compared with those of it.`,
  );
}
