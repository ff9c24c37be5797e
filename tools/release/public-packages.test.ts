import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publicPackages } from './public-packages.ts';

const packages = publicPackages(join(import.meta.dirname, '../..'));

it('every package comes after what it needs', () => {
  const names = packages.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['@limner/runtime', '@limner/conformance', '@limner/codegen']));
  expect(names).not.toContain('@limner/examples');
  for (const { name, dependencies } of packages) {
    for (const other of dependencies.filter((dependency) => names.includes(dependency))) {
      expect(names.indexOf(other)).toBeLessThan(names.indexOf(name));
    }
  }
});

it.each(packages.map(({ name, folder }) => [name, folder]))('%s says what a package has to say', (_, folder) => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    publishConfig: { access: 'public' },
  });
  expect(manifest.description).toMatch(/\.$/);
  expect(manifest.engines).toEqual({ node: '>=22.19' });
  expect(manifest.files).toEqual(expect.arrayContaining(['dist', 'CHANGELOG.md']));
});
