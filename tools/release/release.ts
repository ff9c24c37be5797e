/**
 * `pnpm release [--registry <url>]`: packs every public package once and asks the registry which of these versions it
 * has. If any is missing, all tarballs are checked and tried from a fresh project, and then those that are missing are
 * sent.
 *
 * `pnpm release --dry-run`: all of that, and the changesets applied before it, in a copy of the checkout; what would be
 * published goes to a registry that is started for it, and is installed from there. Nothing here is touched.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPackages } from './check-packages.ts';
import { fromRegistry, installConsumer } from './consumer.ts';
import { copyCheckout } from './copy-checkout.ts';
import { startLocalRegistry } from './local-registry.ts';
import { packPackages, type Tarball } from './pack-packages.ts';
import { pendingChangesets } from './pending-changesets.ts';
import { planText } from './plan-release.ts';
import { publicPackages } from './public-packages.ts';
import { askRegistry, publishPackages } from './publish-packages.ts';
import { Registry } from './registry.ts';
import { run, runNode } from './run.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { tryPackages } from './try-packages.ts';
import { versionPackages } from './version-packages.ts';

/** What is released, and to where. */
interface Release {
  readonly root: string;
  /** A folder to work in. */
  readonly folder: string;
  readonly registry: Registry;
}

/** Publishes what is committed. */
async function release({ root, folder, registry }: Release): Promise<void> {
  await refuseWhatIsNotCommitted(root);
  await build(root);
  const packed = await packPackages(publicPackages(root), folder);
  const planned = await askRegistry(packed, registry);
  console.log(planText(planned));
  if (planned.every(({ action }) => action !== 'publish')) return console.log('Nothing to publish.');
  await checkPackages(root, folder, packed);
  console.log('Checked, and used from a fresh project.');
  const sent = await publishPackages(planned, registry);
  console.log('Published, with the integrity that they had here:');
  for (const { name, version, integrity } of sent) console.log(`  ${name}@${version} ${integrity}`);
}

/** Shows what a release would do. */
async function rehearse({ root, folder, registry }: Release): Promise<void> {
  const copy = join(folder, 'checkout');
  await copyCheckout(root, copy);
  const moved = await versionPackages(copy);
  for (const { name, from, to } of moved) console.log(`${name} ${from} -> ${to}`);
  console.log(moved.length === 0 ? 'No changeset: no version moves.' : await changelogsOf(copy));
  await build(copy);
  const packed = await packPackages(publicPackages(copy), folder);
  console.log(planText(await askRegistry(packed, registry)));
  await checkPackages(copy, folder, packed);
  console.log('Checked, and used from a fresh project.');
  await publishLocally(copy, folder, packed);
  console.log('Published to a registry of its own, installed from there, and used. Nothing else was touched.');
}

/** Publishes all packages to a registry that nobody else sees, and uses them from there. */
async function publishLocally(root: string, folder: string, packed: readonly Tarball[]): Promise<void> {
  const local = await startLocalRegistry(join(folder, 'registry'));
  try {
    await publishPackages(await askRegistry(packed, local.registry), local.registry);
    const consumer = join(folder, 'user');
    mkdirSync(consumer);
    const versions = Object.fromEntries(packed.map(({ name, version }) => [name, version]));
    await installConsumer(root, consumer, fromRegistry(versions, local.url, join(folder, 'cache')));
    await tryPackages({ root, folder: consumer });
  } finally {
    await local.close();
  }
}

/** What was added to CHANGELOGs since the last commit. */
async function changelogsOf(root: string): Promise<string> {
  await run('git', ['add', '--intent-to-add', '--', '*CHANGELOG.md'], { folder: root });
  const { output } = await run('git', ['diff', '--unified=0', '--', '*CHANGELOG.md'], { folder: root });
  const added = output.split('\n').filter((line) => line.startsWith('+') && !line.startsWith('+++'));
  return added.map((line) => line.slice(1)).join('\n');
}

async function build(root: string): Promise<void> {
  await runNode([join(root, 'tools/turbo.mjs'), 'run', 'build', '--output-logs=errors-only'], { folder: root });
}

/** What is published must be found again: as a commit, with no changeset that it has and its CHANGELOG has not. */
async function refuseWhatIsNotCommitted(root: string): Promise<void> {
  const pending = pendingChangesets(root);
  if (pending.length > 0) {
    throw new Error(`${pending.join(', ')} is not applied yet: run "pnpm version-packages", commit, and release then.`);
  }
  const { output } = await run('git', ['status', '--porcelain'], { folder: root });
  if (output !== '')
    throw new Error(`There are changes that are not committed:\n${output}Commit them, and release then.`);
}

const { values } = parseArgs({
  options: { 'dry-run': { type: 'boolean', default: false }, registry: { type: 'string' } },
});
const root = join(import.meta.dirname, '../..');
try {
  await withTemporaryFolder(async (folder) => {
    const registry = new Registry({ ...(values.registry === undefined ? {} : { url: values.registry }), folder });
    await (values['dry-run'] ? rehearse : release)({ root, folder, registry });
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
