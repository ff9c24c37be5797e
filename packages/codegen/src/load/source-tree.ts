/** The files of a checkout or of a revision that changes are read from. */
export interface SourceTree {
  /** What it is, for a person: a folder, or a revision. */
  readonly name: string;
  /** Texts by path, relative to the root, with forward slashes. */
  readonly files: ReadonlyMap<string, string>;
}

/** Which folders of a checkout hold packages: each is a package, or has packages right below it. */
export interface TreeFolders {
  readonly clients: string;
}

/** What is made, or only for tests. */
const madeFolders: ReadonlySet<string> = new Set(['dist', 'node_modules', 'report', 'test-support']);

/** Whether a file tells about packages, their changesets or the docs pages that were read; tests do not. */
export function isTreeFile(path: string, { clients }: TreeFolders): boolean {
  if (path === 'pnpm-workspace.yaml') return true;
  if (/^\.changeset\/[^/]+\.md$/.test(path) || /^specs\/[^/]+\/docs\.lock\.yaml$/.test(path)) return true;
  if (/^examples\/[^/]+\.ts$/.test(path)) return !path.endsWith('.test.ts');
  const below = belowPackages(path, clients);
  if (below === undefined) return false;
  const [, ...inPackage] = below.split('/');
  if (inPackage.length === 1)
    return /^(package\.json|openapi\.json|provider\.yaml|coverage\.json)$/.test(inPackage[0] ?? '');
  if (inPackage[0] === 'src') return path.endsWith('.ts') && !/\.test\.ts$|\/test-support\/|\/testing\//.test(path);
  // Data that a package may ship: whether it does, its manifest says.
  return !inPackage.some((folder) => madeFolders.has(folder)) && /\.(ya?ml|json|m?js|css|html)$/.test(path);
}

function belowPackages(path: string, clients: string): string | undefined {
  const parent = [clients, 'packages'].find((folder) => path.startsWith(`${folder}/`));
  return parent === undefined ? undefined : path.slice(parent.length + 1);
}
