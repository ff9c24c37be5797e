import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { FixtureProblem } from './cases/fixture-problem.ts';
import { readCases } from './cases/read-cases.ts';
import { type Coverage, coverageOf } from './completeness/coverage.ts';
import type { Universe } from './completeness/universe.ts';
import { readKnownDifferences } from './known-failing/read-known-differences.ts';
import { readKnownFailing } from './known-failing/read-known-failing.ts';
import { verdictOf } from './known-failing/verdict.ts';
import type { ClientConstructor } from './replay/call-client.ts';
import { runCases } from './replay/run-cases.ts';
import type { TransportKind } from './replay/transport-kind.ts';
import { makeReport, type Report } from './reporting/report.ts';

/** A suite to run: fixtures, and the clients that they are played against. */
export interface SuiteOptions {
  /** Folder of the fixtures; `files` below it, `known-failing` and `known-differences` beside it. */
  readonly fixtures: string;
  /** What each provider's cases must cover. */
  readonly universes: readonly Universe[];
  readonly loadClient: (provider: string) => Promise<ClientConstructor>;
  /** Runs only cases whose name contains this; the coverage is counted over all. */
  readonly filter?: string;
  /** How requests travel. Default: by undici. */
  readonly over?: TransportKind;
  /** The day to weigh known failures by: `2026-11-21`. */
  readonly today: string;
}

/** A run that happened, or the faults of the fixtures that kept it from happening. */
export type SuiteResult =
  | { readonly report: Report; readonly coverage: Coverage; readonly problems?: never }
  | { readonly problems: readonly FixtureProblem[] };

/** Reads the fixtures, plays them, weighs the known failures and counts the coverage. Writes nothing. */
export async function runSuite(options: SuiteOptions): Promise<SuiteResult> {
  const startedAt = new Date();
  const started = performance.now();
  const { fixtures, universes, filter, today } = options;
  const providers = universes.map(({ provider }) => provider);
  const read = readCases({ fixtures, providers });
  const names = new Set(read.cases.map(({ name }) => name));
  const failing = readKnownFailing({ directory: join(dirname(fixtures), 'known-failing'), providers, names });
  const differences = differencesOf(options, names);
  const problems = [...read.problems, ...failing.problems, ...differences.problems];
  if (problems.length > 0) return { problems };
  const cases = read.cases.filter(({ name }) => filter === undefined || name.includes(filter));
  const { loadClient, over } = options;
  const results = await runCases({ cases, loadClient, filesDirectory: join(fixtures, 'files'), ...(over && { over }) });
  const coverage = coverageOf(universes, read.cases);
  const known = new Map([...differences.known, ...failing.known]);
  const weighed = results.flatMap((result, index) => {
    const planned = cases[index];
    const verdict = verdictOf(result, { failure: known.get(result.name), today });
    return planned ? [[planned, result, verdict] as const] : [];
  });
  const milliseconds = Math.round(performance.now() - started);
  return { report: makeReport({ startedAt, milliseconds, cases: weighed, coverage, fixtures }), coverage };
}

/** What is known to be different over the transport; nothing is over the one that the cases are written for. */
function differencesOf(
  { fixtures, over }: SuiteOptions,
  names: ReadonlySet<string>,
): ReturnType<typeof readKnownDifferences> {
  const file = join(dirname(fixtures), 'known-differences', `${over?.name ?? 'undici'}.yaml`);
  return readKnownDifferences(file, names);
}
