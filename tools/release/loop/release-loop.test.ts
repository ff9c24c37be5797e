/**
 * The whole way of a change, against a registry that nobody else knows: the packages are published, one limit of one
 * page changes, and what follows from it is read, generated, noted, rehearsed, versioned, published and installed. Each
 * step needs the one before it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitAll } from '../copy-checkout.ts';
import { pendingChangesets } from '../pending-changesets.ts';
import { run } from '../run.ts';
import { ReleaseWorld } from './release-world.ts';

let world: ReleaseWorld;
let before: Record<string, string>;
let names: string[];

beforeAll(async () => {
  world = await ReleaseWorld.create();
  before = world.versions();
  names = Object.keys(before);
});

afterAll(() => world?.remove());

/** What of a copy is not committed. */
async function uncommitted(): Promise<string> {
  const { output } = await run('git', ['status', '--porcelain'], { folder: world.checkout });
  return output;
}

/** Without the suite, which may move too: the tables of what lies at a limit are its own. */
function butTheSuite(packages: readonly string[]): string[] {
  return packages.filter((name) => name !== '@limner/conformance');
}

/** As reports and CHANGELOGs name it. */
const newLimit = /negative_prompt.*\b500\b.*\b800\b/;

/** The packages that a plan sends. */
const planned = (output: string): string[] =>
  [...output.matchAll(/^ {2}(\S+) .* is published$/gm)].map((row) => row[1] ?? '');

describe('from a changed page to a new version', () => {
  it('publishes every package that the registry does not have', async () => {
    expect(planned(await world.release())).toEqual(names);
    expect(await world.published(before)).toEqual(names);
    const { errors } = await world.install(before['@limner/aiml'] ?? '', [500, 501]);
    expect(errors).toEqual(['500 ConnectionError', '501 ValidationError']);
  });

  it('publishes nothing twice', async () => {
    const output = await world.release();
    expect(output.match(/stays as it is$/gm)).toHaveLength(names.length);
    expect(output).toContain('Nothing to publish.');
  });

  it('reads the page, generates anew and notes the change for one package', async () => {
    const pages = world.savePage(500, 800);
    expect(await world.codegen('sync', 'aiml', '--from', pages)).toMatch(newLimit);
    await world.codegen('generate');
    await world.script('tools/turbo.mjs', 'run', 'build', '--output-logs=errors-only');
    for (const table of ['contract', 'boundaries']) {
      await world.script('packages/conformance/dist/cli.mjs', table, '--write');
    }
    await world.codegen('changes', '--base', 'HEAD');
    const noted = pendingChangesets(world.checkout);
    expect(noted.filter((name) => !name.startsWith('conformance-'))).toEqual([
      expect.stringMatching(/^aiml-\w{8}\.md$/),
    ]);
    await world.codegen('changes', '--base', 'HEAD');
    expect(pendingChangesets(world.checkout)).toEqual(noted);
    // Ends well only where nothing is new.
    await world.codegen('sync', 'aiml', '--from', pages, '--check');
  });

  it('shows what a release would do, and does none of it', async () => {
    const state = await uncommitted();
    const output = await world.release('--dry-run');
    const [, from, to = ''] = /^@limner\/aiml (\S+) -> (\S+)$/m.exec(output) ?? [];
    expect(from).toBe(before['@limner/aiml']);
    expect(output).toContain(`\n## ${to}\n\n### What is new`);
    expect(output).toMatch(newLimit);
    expect(butTheSuite(planned(output))).toEqual(['@limner/aiml']);
    expect(output).toContain('Published to a registry of its own, installed from there, and used.');
    expect(await uncommitted()).toBe(state);
    expect(await world.published({ '@limner/aiml': to })).toEqual([]);
  });

  it('releases what is committed and has its version, nothing before', async () => {
    await expect(world.release()).rejects.toThrow('.md is not applied yet: run "pnpm version-packages"');
    await commitAll(world.checkout, 'Follow the page');
    await world.script('tools/release/version-packages.ts');
    await expect(world.release()).rejects.toThrow('There are changes that are not committed');
    await commitAll(world.checkout, 'Release');
    expect(await world.published(world.versions())).not.toContain('@limner/aiml');
  });

  it('moves the package that the page is about, and no other', async () => {
    const after = world.versions();
    const moved = names.filter((name) => after[name] !== before[name]);
    expect(butTheSuite(moved)).toEqual(['@limner/aiml']);
    expect(planned(await world.release())).toEqual(moved);
    expect(await world.published(after)).toEqual(names);
    const { errors, folder } = await world.install(after['@limner/aiml'] ?? '', [501, 800, 801]);
    expect(errors).toEqual(['501 ConnectionError', '800 ConnectionError', '801 ValidationError']);
    expect(readFileSync(join(folder, 'CHANGELOG.md'), 'utf8')).toMatch(newLimit);
  });
});
