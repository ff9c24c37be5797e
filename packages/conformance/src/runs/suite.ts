import { performance } from 'node:perf_hooks';
import type { FixtureProblem } from '../cases/fixture-problem.ts';
import { duplicates, type ReadResult, readCases } from '../cases/read-cases.ts';
import { type Coverage, coverageOf } from '../completeness/coverage.ts';
import type { Universe } from '../completeness/universe.ts';
import type { Contract } from '../contract/contract.ts';
import { contractTable } from '../contract/contract-table.ts';
import { readKnown } from '../known-failing/read-known.ts';
import { staleRecordings } from '../record/stale-recordings.ts';
import { makeReport } from '../reporting/make-report.ts';
import type { Report } from '../reporting/report.ts';
import { playRuns, type SuiteRun } from './play-runs.ts';

/** Gives cases of the named providers, or says what is wrong with them. */
export type CaseSource = (options: { readonly fixtures: string; readonly providers: readonly string[] }) => ReadResult;

/** A suite to run: fixtures, and the clients that they are played against. */
export interface SuiteOptions {
  /** Folder of the fixtures; `files` below it. */
  readonly fixtures: string;
  /** Where the cases come from. Default: the case files of the fixtures. */
  readonly sources?: readonly CaseSource[];
  /** What each provider's cases must cover. */
  readonly universes: readonly Universe[];
  /** The error contracts that the report is to show. Default: none. */
  readonly contracts?: readonly Contract[];
  readonly runs: readonly SuiteRun[];
  /** Runs that are played at a time. Default 1. */
  readonly parallel?: number;
  /** Folder of `known-failing` and `known-differences`; without it nothing is known to fail. */
  readonly known?: string;
  /** Providers to play; the cases of all are read, for a fault is written for all. Default: all. */
  readonly providers?: readonly string[];
  /** Runs only cases whose name contains this; the coverage is counted over all. */
  readonly filter?: string;
  /** The day to weigh known failures by: `2026-11-21`. */
  readonly today: string;
  /** The age at which recordings are to be made again, by provider, where it has its own: `30d`. */
  readonly rerecordAfter?: ReadonlyMap<string, string>;
}

/** A run that happened, or the faults of the fixtures that kept it from happening. */
export type SuiteResult =
  | {
      readonly report: Report;
      readonly coverage: Coverage;
      /** What a client left behind when it had ended, in a line each: it would keep a user's program alive. */
      readonly left: readonly string[];
      readonly problems?: never;
    }
  | { readonly problems: readonly FixtureProblem[] };

/** Reads the cases, plays them in each run, weighs the known failures and counts the coverage. Writes nothing. */
export async function runSuite(options: SuiteOptions): Promise<SuiteResult> {
  const startedAt = new Date();
  const started = performance.now();
  const { fixtures, universes, filter } = options;
  const read = readSources(options);
  const names = new Set(read.cases.map(({ name }) => name));
  const all = universes.map(({ provider }) => provider);
  const known = readKnown({ directory: options.known, providers: all, names });
  const problems = [...read.problems, ...known.problems];
  if (problems.length > 0) return { problems };
  const { providers = all } = options;
  const chosen = read.cases.filter(({ provider }) => providers.includes(provider));
  const cases = chosen.filter(({ name }) => filter === undefined || name.includes(filter));
  const played = await playRuns({ ...options, cases, knownIn: known.inRun });
  // What is swept is counted by its own tables; here it would bury what was written by hand.
  const coverage = coverageOf(
    universes.filter(({ provider }) => providers.includes(provider)),
    chosen.filter(({ kind }) => kind !== 'contract' && kind !== 'boundary'),
    read.notApplicable,
  );
  const milliseconds = Math.round(performance.now() - started);
  const stale = staleRecordings(chosen, { today: options.today, ages: options.rerecordAfter });
  const contracts = (options.contracts ?? []).map((contract) => contractTable(contract, cases));
  const report = makeReport({ startedAt, milliseconds, cases, runs: played, coverage, contracts, stale, fixtures });
  return { report, coverage, left: played.flatMap(({ left }) => left) };
}

function readSources({ sources = [readCases], fixtures, universes }: SuiteOptions): ReadResult {
  const providers = universes.map(({ provider }) => provider);
  const read = sources.map((source) => source({ fixtures, providers }));
  const cases = read.flatMap((found) => found.cases).sort((a, b) => (a.name < b.name ? -1 : 1));
  const twice = sources.length > 1 ? duplicates(cases) : [];
  const problems = [...read.flatMap((found) => found.problems), ...twice];
  return { cases, problems, notApplicable: Object.assign({}, ...read.map((found) => found.notApplicable)) };
}
