/**
 * `pnpm version-packages`: turns the changesets into versions and CHANGELOGs, and writes what is generated anew with
 * them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pendingChangesets } from './pending-changesets.ts';
import { publicPackages } from './public-packages.ts';
import { runNode } from './run.ts';
import { tidyChangelog } from './tidy-changelog.ts';

/** A package that moved. */
export interface Moved {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Applies all changesets of a checkout; tells which packages moved. Without a changeset nothing happens. */
export async function versionPackages(root: string): Promise<Moved[]> {
  const before = publicPackages(root);
  if (pendingChangesets(root).length === 0) return [];
  const cli = join(root, 'node_modules/@changesets/cli/bin.js');
  await runNode([cli, 'version'], { folder: root });
  for (const { folder } of before) tidyFile(join(folder, 'CHANGELOG.md'));
  await runNode([join(root, 'packages/codegen/src/cli.ts'), 'generate'], { folder: root });
  const versions = new Map(publicPackages(root).map(({ name, version }) => [name, version]));
  return before.flatMap(({ name, version }) => {
    const to = versions.get(name) ?? version;
    return to === version ? [] : [{ name, from: version, to }];
  });
}

function tidyFile(file: string): void {
  if (existsSync(file)) writeFileSync(file, tidyChangelog(readFileSync(file, 'utf8')));
}

if (import.meta.main) {
  const moved = await versionPackages(join(import.meta.dirname, '../..'));
  for (const { name, from, to } of moved) console.log(`${name} ${from} -> ${to}`);
  if (moved.length === 0) console.log('No changeset: nothing moves.');
}
