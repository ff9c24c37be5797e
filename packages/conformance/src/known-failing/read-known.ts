import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FixtureProblem } from '../cases/fixture-problem.ts';
import { knownInRun } from './known-in-run.ts';
import { readKnownDifferences } from './read-known-differences.ts';
import { type KnownFailure, readKnownFailing } from './read-known-failing.ts';

/** What is known to fail, in which run. */
export interface Known {
  readonly problems: readonly FixtureProblem[];
  /** Why a case is known to fail in a run, where it is; an entry of `known-failing` stands before one of differences. */
  readonly inRun: (name: string, run: { readonly id: string; readonly transport: string }) => KnownFailure | undefined;
}

/** Reads `known-failing/<provider>.yaml` and `known-differences/<transport>.yaml` below a folder; nothing without one. */
export function readKnown(options: {
  readonly directory: string | undefined;
  readonly providers: readonly string[];
  /** Names of the cases there are; an entry for any other is a problem. */
  readonly names: ReadonlySet<string>;
}): Known {
  const { directory, providers, names } = options;
  if (directory === undefined) return { problems: [], inRun: () => undefined };
  const failing = readKnownFailing({ directory: join(directory, 'known-failing'), providers, names });
  const folder = join(directory, 'known-differences');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml')) : [];
  const differences = new Map(
    files.map((file) => [basename(file, '.yaml'), readKnownDifferences(join(folder, file), names)]),
  );
  return {
    problems: [...failing.problems, ...[...differences.values()].flatMap(({ problems }) => problems)],
    inRun: (name, { id, transport }) =>
      knownInRun(failing.known.get(name), id) ??
      differences
        .get(transport)
        ?.known.get(name)
        ?.find((difference) => knownInRun(difference, id)),
  };
}
