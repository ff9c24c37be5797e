import type { Tarball } from './pack-packages.ts';

/**
 * What becomes of a package: `publish`; `published` as it is here; `differs` where this version is out with other
 * bytes.
 */
export type Action = 'publish' | 'published' | 'differs';

/** A package, and what becomes of it. */
export interface Planned {
  readonly packed: Tarball;
  readonly action: Action;
}

/** Plans a release: a version that is out is never sent again, be it other than what is here or not. */
export function planRelease(packed: readonly Tarball[], published: ReadonlyMap<string, string | undefined>): Planned[] {
  return packed.map((entry) => ({ packed: entry, action: actionOf(entry, published.get(entry.name)) }));
}

function actionOf({ integrity }: Tarball, there: string | undefined): Action {
  if (there === undefined) return 'publish';
  return there === integrity ? 'published' : 'differs';
}

const words: Record<Action, string> = {
  publish: 'is published',
  published: 'stays as it is',
  differs: 'stays; what is here has other bytes, and no changeset that would release them',
};

/** The plan, one line a package. */
export function planText(planned: readonly Planned[]): string {
  const width = Math.max(...planned.map(({ packed }) => packed.name.length));
  return planned
    .map(({ packed, action }) => `  ${packed.name.padEnd(width)}  ${packed.version.padEnd(8)}  ${words[action]}`)
    .join('\n');
}
