/** What has to become of the files in `.changeset`, and what is wrong with them; decides only. */
import type { Level } from '../../wire-diff/change.ts';
import { levels } from '../bump.ts';
import type { PackageChanges } from '../compute-changes.ts';
import { type Changeset, isOwnChangeset } from './changeset.ts';
import { readChangeset } from './read-changeset.ts';

/** Changesets of both revisions, by the names of their files. */
export interface PresentChangesets {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** A changed package with the changeset that says so. */
export interface NotedPackage {
  readonly changes: PackageChanges;
  readonly changeset: Changeset;
}

/** What to do, and why what stands there would not do. */
export interface ChangesetPlan {
  readonly write: readonly Changeset[];
  /** Files that were written here since the base for changes that are no more. */
  readonly remove: readonly string[];
  readonly problems: readonly string[];
}

/**
 * One changeset a changed package. Those that stood at the base tell of changes before it and are left alone, as are those
 * that people wrote.
 */
export function planChangesets(
  all: readonly NotedPackage[],
  ...[ids, { before, after }]: [readonly string[], PresentChangesets]
): ChangesetPlan {
  const byPeople = [...after].filter(([file]) => !before.has(file) && !ids.some((id) => isOwnChangeset(file, id)));
  const noted = all.filter(
    (one) =>
      !isNotedByPeople(
        one,
        byPeople.map(([, text]) => text),
      ),
  );
  const wanted = new Set(noted.map(({ changeset }) => changeset.file));
  const write = noted.map(({ changeset }) => changeset).filter(({ file }) => !after.has(file));
  const since = [...after.keys()].filter((file) => !before.has(file) && ids.some((id) => isOwnChangeset(file, id)));
  const remove = since.filter((file) => !wanted.has(file));
  const missing = noted
    .filter(({ changeset }) => !after.has(changeset.file))
    .map(({ changes, changeset }) => `${changes.name} changed (${changes.bump}), and ${changeset.file} is missing.`);
  const stale = remove.map((file) => `${file} fits no change any more.`);
  const lowered = noted.flatMap((one) => whyTooLow(one, after.get(one.changeset.file)));
  return { write, remove, problems: [...missing, ...stale, ...lowered] };
}

function whyTooLow({ changes, changeset }: NotedPackage, text: string | undefined): string[] {
  if (text === undefined) return [];
  const stated = readChangeset(text, changes.name);
  if (!stated) return [`${changeset.file} names no bump of ${changes.name}; it has to be ${changes.bump}.`];
  if (isEnough(stated.bump, changes) || stated.reason !== undefined) return [];
  const why = `${changeset.file} says ${stated.bump}, and the changes make it ${changes.bump}.`;
  return [`${why} Put that there, or add a line "Lowered: <reason>".`];
}

/** Of a package that people write, their own note will do, unless it makes less of the changes than they are. */
function isNotedByPeople({ changes }: NotedPackage, texts: readonly string[]): boolean {
  const stated = changes.isGenerated ? [] : texts.flatMap((text) => readChangeset(text, changes.name) ?? []);
  return stated.some(({ bump, reason }) => reason !== undefined || isEnough(bump, changes));
}

function isEnough(bump: Level, changes: PackageChanges): boolean {
  return levels.indexOf(bump) >= levels.indexOf(changes.bump);
}
