/** `limner-codegen changes`: compares two revisions, tells what changed, and notes it for the release. */
import { join, resolve } from 'node:path';
import { readCaseTexts } from '../load/read-case-texts.ts';
import { isFolder, readFolderTree } from '../load/read-folder-tree.ts';
import { RevisionError, readGitTree } from '../load/read-git-tree.ts';
import type { SourceTree } from '../load/source-tree.ts';
import { removeFiles } from '../write/remove-files.ts';
import { writeFiles } from '../write/write-files.ts';
import { changesetOf } from './changeset/changeset.ts';
import { type ChangesetPlan, type NotedPackage, planChangesets } from './changeset/plan-changesets.ts';
import { computeChanges } from './compute-changes.ts';
import { docsOfPackage } from './docs-of.ts';
import { packagesOf } from './package-sources.ts';
import { reportChanges } from './report-changes.ts';
import { UnbuiltError } from './unbuilt-error.ts';

/** What to compare, and what to do about it. */
export interface ChangesOptions {
  /** Folder of the checkout. */
  readonly root: string;
  /** A revision of git, or the folder of another checkout. */
  readonly base: string;
  /** Where the packages of providers are, below the root. */
  readonly clients: string;
  /** Where fixtures and tables of boundaries are, below the root. */
  readonly fixtures: string;
  readonly boundaries: string;
  /** Write nothing; say what is missing or wrong. */
  readonly check: boolean;
  /** Tell it as one JSON document. */
  readonly json: boolean;
  readonly print: (line: string) => void;
}

/** Returns the exit code: 0 done, 1 with `check` something is missing or wrong, 2 there is nothing to compare with. */
export async function runChanges(options: ChangesOptions): Promise<number> {
  try {
    return await compareAndNote(options);
  } catch (error) {
    if (!(error instanceof RevisionError || error instanceof UnbuiltError)) throw error;
    options.print(error.message);
    return 2;
  }
}

async function compareAndNote(options: ChangesOptions): Promise<number> {
  const { check, print } = options;
  const root = resolve(options.root);
  const before = readBase(root, options);
  const after = readFolderTree(root, options);
  const packages = packagesOf(after);
  if (packages.length === 0) {
    print(`There are no packages in ${join(options.root, options.clients)}. Give their folder by --clients.`);
    return 2;
  }
  const folders = { fixtures: resolve(root, options.fixtures), boundaries: resolve(root, options.boundaries) };
  const changed = await computeChanges({ before, after, root, textsOf: (id) => readCaseTexts(id, folders) });
  const noted = changed.map((changes): NotedPackage => {
    return { changes, changeset: changesetOf(changes, docsOfPackage(after, changes)) };
  });
  const present = { before: changesetsOf(before), after: changesetsOf(after) };
  const plan = planChangesets(
    noted,
    packages.map(({ id }) => id),
    present,
  );
  if (!check) write(root, plan);
  reportChanges({ noted, plan, options });
  return check && plan.problems.length > 0 ? 1 : 0;
}

function readBase(root: string, { base, clients }: ChangesOptions): SourceTree {
  const folder = resolve(root, base);
  return isFolder(folder) ? readFolderTree(folder, { clients }) : readGitTree(root, base, { clients });
}

function changesetsOf({ files }: SourceTree): ReadonlyMap<string, string> {
  const found = [...files].filter(([path]) => path.startsWith('.changeset/'));
  return new Map(found.map(([path, text]) => [path.slice('.changeset/'.length), text]));
}

function write(root: string, { write: changesets, remove }: ChangesetPlan): void {
  const folder = join(root, '.changeset');
  writeFiles({ folder, files: changesets.map(({ file, text }) => ({ path: file, text })) });
  removeFiles(folder, remove);
}
