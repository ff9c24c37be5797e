import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { packPackages } from './pack-packages.ts';
import { publicPackages } from './public-packages.ts';
import { run } from './run.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const runtime = publicPackages(root).filter(({ name }) => name === '@limner/runtime');

/** The manifest of the runtime as it is packed. */
function packedManifest(): Promise<Record<string, unknown>> {
  return withTemporaryFolder(async (folder) => {
    await packPackages(runtime, folder);
    const [name] = runtime.map(({ version }) => `limner-runtime-${version}.tgz`);
    const { output } = await run('tar', ['-xzOf', name ?? '', 'package/package.json'], { folder });
    return JSON.parse(output);
  });
}

afterEach(() => {
  vi.unstubAllEnvs();
});

it('a package names the repository that CI packs it in, and none elsewhere', { timeout: 60_000 }, async () => {
  vi.stubEnv('GITHUB_SERVER_URL', 'https://git.example');
  vi.stubEnv('GITHUB_REPOSITORY', 'somebody/limner');
  expect((await packedManifest()).repository).toEqual({
    type: 'git',
    url: 'git+https://git.example/somebody/limner.git',
    directory: 'packages/client/runtime',
  });
  vi.stubEnv('GITHUB_REPOSITORY', undefined);
  expect(await packedManifest()).not.toHaveProperty('repository');
});

it('the same package is packed to the same bytes', { timeout: 60_000 }, async () => {
  const integrities = await withTemporaryFolder(async (folder) => {
    const folders = ['once', 'again'].map((name) => join(folder, name));
    for (const name of folders) mkdirSync(name);
    const packed = [];
    for (const name of folders) packed.push(...(await packPackages(runtime, name)));
    return packed.map(({ integrity }) => integrity);
  });
  expect(integrities[0]).toMatch(/^sha512-/);
  expect(integrities[1]).toBe(integrities[0]);
});
