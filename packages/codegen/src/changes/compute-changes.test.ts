import { expect, it } from 'vitest';
import { isTreeFile, type SourceTree } from '../load/source-tree.ts';
import { computeChanges } from './compute-changes.ts';

const folder = 'packages/suite';

function tree(data: Readonly<Record<string, string>>): SourceTree {
  const manifest = JSON.stringify({ name: '@acme/suite', version: '0.1.0', files: ['dist', 'fixtures'] });
  const files = Object.entries({ 'package.json': manifest, ...data }).map(([path, text]) => [
    `${folder}/${path}`,
    text,
  ]);
  return { name: 'a tree', files: new Map(files as [string, string][]) }; // pairs, as they were just made
}

async function told(before: SourceTree, after: SourceTree): Promise<readonly string[]> {
  const changed = await computeChanges({
    before,
    after,
    root: '.',
    textsOf: () => ({ samples: undefined, cases: [], boundaries: undefined }),
  });
  return changed.flatMap(({ name, bump, signals }) => signals.map(({ change }) => `${name} ${change.rule} ${bump}`));
}

it('data that a package ships is a patch of it, other data is none', async () => {
  const before = tree({ 'fixtures/a.yaml': 'a: 1', 'notes/b.yaml': 'b: 1' });
  expect(await told(before, tree({ 'fixtures/a.yaml': 'a: 2', 'notes/b.yaml': 'b: 1' }))).toEqual([
    '@acme/suite data-changed patch',
  ]);
  expect(await told(before, tree({ 'fixtures/a.yaml': 'a: 1', 'notes/b.yaml': 'b: 2' }))).toEqual([]);
});

it('data is read wherever it may be shipped from, and not what is built', () => {
  const isRead = (path: string): boolean => isTreeFile(`${folder}/${path}`, { clients: 'packages/client' });
  expect(['fixtures/aiml/a.yaml', 'coverage.json', 'page/page.css'].filter(isRead)).toHaveLength(3);
  expect(['dist/a.json', 'node_modules/x/a.json', 'report/a.json', 'README.md'].filter(isRead)).toEqual([]);
});
