import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitAll, copyCheckout } from '../copy-checkout.ts';
import { type LocalRegistry, startLocalRegistry } from '../local-registry.ts';
import { pendingChangesets } from '../pending-changesets.ts';
import { publicPackages } from '../public-packages.ts';
import { runNode, runPnpm } from '../run.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

const root = join(import.meta.dirname, '../../..');
const page = 'aiml-qwen-image-2-0.md';

/** All that a release has to do with, and nothing that is real: a copy of the checkout, a registry, users. */
export class ReleaseWorld {
  readonly checkout: string;
  readonly #place: TemporaryFolder;
  readonly #local: LocalRegistry;

  private constructor(place: TemporaryFolder, local: LocalRegistry) {
    this.checkout = join(place.folder, 'checkout');
    this.#place = place;
    this.#local = local;
  }

  /** Copies the checkout that this is part of, and starts an empty registry. */
  static async create(): Promise<ReleaseWorld> {
    const place = temporaryFolder();
    const world = new ReleaseWorld(place, await startLocalRegistry(join(place.folder, 'registry')));
    await copyCheckout(root, world.checkout);
    await world.#forgetChangesets();
    return world;
  }

  /** Ends the registry, and removes everything. */
  async remove(): Promise<void> {
    await this.#local.close();
    this.#place.remove();
  }

  /** What is noted already has nothing to do with what is tried here. */
  async #forgetChangesets(): Promise<void> {
    const pending = pendingChangesets(this.checkout);
    for (const name of pending) rmSync(join(this.checkout, '.changeset', name));
    if (pending.length > 0) await commitAll(this.checkout, 'Without changesets');
  }

  /** Runs a program of the copy; gives what it prints. */
  async script(...args: readonly string[]): Promise<string> {
    const environment = { ...process.env, NPM_CONFIG_USERCONFIG: this.#local.userconfig };
    const { output } = await runNode(args, { folder: this.checkout, environment });
    return output;
  }

  /** Runs `limner-codegen` in the copy. */
  codegen(...args: readonly string[]): Promise<string> {
    return this.script('packages/codegen/src/cli.ts', ...args);
  }

  /** Releases what the copy holds. */
  release(...args: readonly string[]): Promise<string> {
    return this.script('tools/release/release.ts', '--registry', this.#local.url, ...args);
  }

  /** The version of each package in the copy. */
  versions(): Record<string, string> {
    return Object.fromEntries(publicPackages(this.checkout).map(({ name, version }) => [name, version]));
  }

  /** Which packages the registry has at these versions. */
  async published(versions: Readonly<Record<string, string>>): Promise<string[]> {
    const found: string[] = [];
    for (const [name, version] of Object.entries(versions)) {
      if ((await this.#local.registry.integrityOf(name, version)) !== undefined) found.push(name);
    }
    return found;
  }

  /** Saves AIML's page with another limit: the one thing that is changed by hand. Gives the folder it is in. */
  savePage(before: number, after: number): string {
    const folder = join(this.#place.folder, 'pages');
    const text = readFileSync(join(root, 'packages/codegen/src/docs/testing/pages', page), 'utf8');
    const limit = new RegExp(`(?<="negative_prompt":\\{"type":"string","maxLength":)${before}\\b`, 'g');
    if (text.match(limit)?.length !== 1)
      throw new Error(`${page} does not say once that it takes ${before} characters.`);
    mkdirSync(folder);
    writeFileSync(join(folder, page), text.replace(limit, String(after)));
    return folder;
  }

  /** Installs a version of AIML's client as anybody would; gives the errors by length of a text, and where it is. */
  async install(version: string, lengths: readonly number[]): Promise<{ errors: string[]; folder: string }> {
    const folder = join(this.#place.folder, `user-of-${version}`);
    mkdirSync(folder);
    const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
    const dependencies = { '@limner/aiml': version };
    write('package.json', JSON.stringify({ name: 'user', private: true, type: 'module', dependencies }));
    const settings = { packages: [], minimumReleaseAge: 0, cacheDir: join(this.#place.folder, 'cache') };
    write('pnpm-workspace.yaml', JSON.stringify(settings));
    write('.npmrc', `@limner:registry=${this.#local.url}\n`);
    copyFileSync(join(import.meta.dirname, 'limit-of.mjs'), join(folder, 'limit-of.mjs'));
    await runPnpm(['install'], { folder });
    const { output } = await runNode(['limit-of.mjs', ...lengths.map(String)], { folder });
    return { errors: output.trim().split('\n'), folder: join(folder, 'node_modules/@limner/aiml') };
  }
}
