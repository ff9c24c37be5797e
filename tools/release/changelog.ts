/** What changesets writes into a CHANGELOG: what a user reads, with no commits. Named in `.changeset/config.json`. */

/** A changeset, as changesets hands it over. */
interface Changeset {
  readonly summary: string;
}

/** A package of ours that moved, and that another one depends on. */
interface Dependency {
  readonly name: string;
  readonly newVersion: string | null;
}

/** The entry of one changeset: its summary, with all lines below the first one indented under it. */
async function getReleaseLine({ summary }: Changeset): Promise<string> {
  // Why a level was lowered is for who reviews the changeset.
  const lines = summary.split('\n').filter((line) => !line.startsWith('Lowered:'));
  const [first = '', ...rest] = lines.join('\n').trim().split('\n');
  return [`- ${first}`, ...rest.map((line) => (line.trim() === '' ? '' : `  ${line}`))].join('\n').trimEnd();
}

/** The entry of a package that is released since others of ours moved. */
async function getDependencyReleaseLine(_: unknown, dependencies: readonly Dependency[]): Promise<string> {
  const moved = dependencies.flatMap(({ name, newVersion }) => (newVersion === null ? [] : [`${name} ${newVersion}`]));
  return moved.length === 0 ? '' : `- Uses ${moved.join(', ')}.`;
}

/** Changesets looks for these two below the default export. */
export default { getReleaseLine, getDependencyReleaseLine };
