import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolderTree } from './read-folder-tree.ts';
import { RevisionError, readGitTree } from './read-git-tree.ts';

const folders = { clients: 'packages/client' };
let root: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function git(...args: string[]): void {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd: root, stdio: 'ignore' });
}

const files: readonly (readonly [path: string, text: string])[] = [
  ['.changeset/brave-lion.md', 'note'],
  ['examples/a.ts', 'a();'],
  ['packages/client/a/package.json', '{}\n'],
  ['packages/client/a/src/gen/empty.ts', ''],
  ['packages/client/a/src/gen/types.ts', 'export type Ä = "ä😀";\n'],
  ['packages/core/src/index.ts', 'one'],
  ['pnpm-workspace.yaml', 'packages: []'],
  ['specs/a/docs.lock.yaml', 'pages: {}'],
];

const others: readonly string[] = [
  ...['packages/core/src/index.test.ts', 'packages/core/src/testing/data.ts', 'packages/core/fixtures/src/a.ts'],
  ...[
    'examples/a.test.ts',
    'README.md',
    'packages/core/README.md',
    'specs/a/openapi.yaml',
    'packages/client/a/dist/src/index.ts',
  ],
];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'limner-test-'));
  git('init', '-q', '-b', 'main');
  for (const [path, text] of files) write(path, text);
  for (const path of others) write(path, 'other');
  git('add', '-A');
  git('commit', '-qm', 'first');
  git('tag', 'first');
  write('packages/core/src/index.ts', 'two');
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('readGitTree', () => {
  it('reads the sources of packages as they were, and nothing beside them', () => {
    expect([...readGitTree(root, 'HEAD', folders).files]).toEqual(files);
    expect(readGitTree(root, 'first', folders)).toMatchObject({ name: 'first' });
  });

  it('finds on disk what it finds in a revision, as it stands now', () => {
    const now = readFolderTree(root, folders).files;
    expect([...now.keys()]).toEqual(files.map(([path]) => path));
    expect(now.get('packages/core/src/index.ts')).toBe('two');
  });

  for (const revision of ['nowhere', '--output=a', '-h', 'HEAD:packages', 'HEAD; ls', '']) {
    it(`refuses the revision "${revision}" and says what to give`, () => {
      expect(() => readGitTree(root, revision, folders)).toThrow(RevisionError);
      expect(() => readGitTree(root, revision, folders)).toThrow(/revision/);
    });
  }
});
