/**
 * The whole way of a change, against a registry that knows nobody: the packages are published, one limit of one page changes,
 * and what follows from it is read, generated, versioned, published and installed.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitAll, copyCheckout } from '../copy-checkout.ts';
import { type LocalRegistry, startLocalRegistry } from '../local-registry.ts';
import { publicPackages } from '../public-packages.ts';
import { runNode, runPnpm } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const root = join(import.meta.dirname, '../../..');
const place = temporaryFolder();
const checkout = join(place.folder, 'checkout');
const names = publicPackages(root).map(({ name }) => name);
const before = versionsOf(root);
let local: LocalRegistry;

beforeAll(async () => {
  local = await startLocalRegistry(join(place.folder, 'registry'));
  await copyCheckout(root, checkout);
});

afterAll(async () => {
  await local?.close();
  place.remove();
});

/** The version of each package in a checkout. */
function versionsOf(folder: string): Record<string, string> {
  return Object.fromEntries(publicPackages(folder).map(({ name, version }) => [name, version]));
}

/** The checkout's own program: a script of its package.json is one of these. */
async function script(...args: readonly string[]): Promise<string> {
  const environment = { ...process.env, NPM_CONFIG_USERCONFIG: local.userconfig };
  const { output } = await runNode(args, { folder: checkout, environment });
  return output;
}

const codegen = (...args: readonly string[]): Promise<string> => script('packages/codegen/src/cli.ts', ...args);
const release = (): Promise<string> => script('tools/release/release.ts', '--registry', local.url);

/** Which of our packages have this version in the registry. */
async function published(versions: Readonly<Record<string, string>>): Promise<string[]> {
  const found = [];
  for (const [name, version] of Object.entries(versions)) {
    if ((await local.registry.integrityOf(name, version)) !== undefined) found.push(name);
  }
  return found;
}

/** Lets everything follow that follows from the specs. */
async function followSpecs(): Promise<void> {
  await codegen('generate');
  await script('tools/turbo.mjs', 'run', 'build', '--output-logs=errors-only');
  for (const tables of ['contract', 'boundaries']) await script('packages/conformance/dist/cli.mjs', tables, '--write');
  await codegen('changes', '--base', 'HEAD');
}

/** Installs a version of AIML's client as anybody would; gives what it says of each length, and where it is. */
async function install(version: string): Promise<{ says: string; folder: string }> {
  const folder = join(place.folder, `user-of-${version}`);
  mkdirSync(folder);
  const manifest = { name: 'user', private: true, type: 'module', dependencies: { '@limner/aiml': version } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const settings = { packages: [], minimumReleaseAge: 0, cacheDir: join(place.folder, 'cache') };
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify(settings));
  writeFileSync(join(folder, '.npmrc'), `@limner:registry=${local.url}\n`);
  copyFileSync(join(import.meta.dirname, 'limit-of.mjs'), join(folder, 'limit-of.mjs'));
  await runPnpm(['install'], { folder });
  const { output } = await runNode(['limit-of.mjs', '500', '501', '800', '801'], { folder });
  return { says: output.trim(), folder: join(folder, 'node_modules/@limner/aiml') };
}

/** Saves AIML's page with another limit than it had: the one thing that is changed by hand here. Gives its folder. */
function savePage(): string {
  const [pages, name] = [join(place.folder, 'pages'), 'aiml-qwen-image-2-0.md'];
  const text = readFileSync(join(root, 'packages/codegen/src/docs/testing/pages', name), 'utf8');
  expect(text.match(/"maxLength": ?500\b/g)).toHaveLength(1);
  mkdirSync(pages);
  writeFileSync(join(pages, name), text.replace(/"maxLength": ?500\b/, '"maxLength":800'));
  return pages;
}

describe('from a changed page to a new version', () => {
  it('publishes every package that no registry has', async () => {
    const output = await release();
    expect(await published(before)).toEqual(names);
    expect(output.match(/is published$/gm)).toHaveLength(names.length);
    const { says } = await install(before['@limner/aiml'] ?? '');
    expect(says).toBe('500 ConnectionError\n501 ValidationError\n800 ValidationError\n801 ValidationError');
  });

  it('publishes nothing twice', async () => {
    const output = await release();
    expect(output).toContain('Nothing to publish.');
    expect(output.match(/stays as it is$/gm)).toHaveLength(names.length);
  });

  it('moves what a changed limit touches, and nothing else', async () => {
    const pages = savePage();
    expect(await codegen('sync', 'aiml', '--from', pages)).toContain('negative_prompt/maxLength: 500 -> 800');
    await followSpecs();
    expect(await codegen('sync', 'aiml', '--from', pages, '--check')).toContain('Nothing new.');
    await expect(release()).rejects.toThrow('.md is not applied yet: run "pnpm version-packages"');
    await commitAll(checkout, 'Follow the page');
    await script('tools/release/version-packages.ts');
    await expect(release()).rejects.toThrow('There are changes that are not committed');
    await commitAll(checkout, 'Release');
    const after = versionsOf(checkout);
    const touched = names.filter((name) => after[name] !== before[name]);
    // The suite may move with it: the tables of what lies at a limit are its own.
    expect(touched.filter((name) => name !== '@limner/conformance')).toEqual(['@limner/aiml']);

    const output = await release();
    expect(output.match(/is published$/gm)).toHaveLength(touched.length);
    expect(await published(after)).toEqual(names);
    const { says, folder } = await install(after['@limner/aiml'] ?? '');
    expect(says).toBe('500 ConnectionError\n501 ConnectionError\n800 ConnectionError\n801 ValidationError');
    expect(readFileSync(join(folder, 'CHANGELOG.md'), 'utf8')).toMatch(/images\.generate `negative_prompt`/);
  });
});
