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
import { makeReport } from './reporting/make-report.ts';
import type { Report, ReportedRun } from './reporting/report.ts';
import { resultOf } from './reporting/result-of.ts';

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
  const weighed = results.map((result) => {
    const verdict = verdictOf(result, { failure: known.get(result.name), today });
    return [result.name, resultOf(result, verdict)] as const;
  });
  const milliseconds = Math.round(performance.now() - started);
  const run = { ...thisRun(over?.name ?? 'undici'), milliseconds };
  const runs = [{ run, results: new Map(weighed) }];
  return { report: makeReport({ startedAt, milliseconds, cases, runs, coverage, fixtures }), coverage };
}

/** What the report calls a run in this program. */
function thisRun(transport: string): Omit<ReportedRun, 'milliseconds'> {
  const node = process.versions.node;
  return { id: `node-${node.split('.')[0]}-${transport}`, node, transport, client: 'limner' };
}

/** What is known to be different over the transport; nothing is over the one that the cases are written for. */
function differencesOf(
  { fixtures, over }: SuiteOptions,
  names: ReadonlySet<string>,
): ReturnType<typeof readKnownDifferences> {
  const file = join(dirname(fixtures), 'known-differences', `${over?.name ?? 'undici'}.yaml`);
  return readKnownDifferences(file, names);
}
