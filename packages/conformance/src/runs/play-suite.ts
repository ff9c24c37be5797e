import { dirname, join, relative, resolve } from 'node:path';
import { formatProblem } from '../cases/fixture-problem.ts';
import { keepFile } from '../cases/keep-file.ts';
import { readUniverse } from '../completeness/universe.ts';
import { readContract } from '../contract/read-contract.ts';
import { findProviders, packageDirectory, specFiles } from '../providers/providers.ts';
import { rerecordAges } from '../record/live-plan.ts';
import { isGreen } from '../reporting/is-green.ts';
import { jsonReport } from '../reporting/json-report.ts';
import { terminalReport } from '../reporting/terminal-report.ts';
import { writeReports } from '../reporting/write-reports.ts';
import { caseSources } from './case-sources.ts';
import { endWithPrograms } from './end-with-programs.ts';
import type { SuiteRun } from './play-runs.ts';
import { runSuite } from './suite.ts';
import type { SuiteFlags } from './suite-flags.ts';

/** A suite as a command plays it. */
export interface SuiteCommand {
  readonly providers: readonly string[];
  readonly flags: SuiteFlags;
  readonly runs: readonly SuiteRun[];
  /** Runs that are played at a time. */
  readonly parallel?: number;
  /** The clients are not Limner's, and the folder of what is known of them to fail. */
  readonly ofOthers?: { readonly known: string | undefined };
}

/** Plays the suite, writes and prints the report; gives the exit code: 0 all is well, 1 the run is red. */
export async function playSuite({ providers, flags, runs, parallel = 1, ofOthers }: SuiteCommand): Promise<0 | 1> {
  const fixtures = resolve(flags.fixtures ?? join(packageDirectory(), 'fixtures'));
  const known = ofOthers ? ofOthers.known && resolve(ofOthers.known) : dirname(fixtures);
  const ending = endWithPrograms();
  const suite = await runSuite({
    fixtures,
    sources: caseSources,
    universes: findProviders().map((provider) => readUniverse(provider, specFiles(provider))),
    contracts: providers.map((provider) => readContract(specFiles(provider))),
    runs,
    parallel,
    ...(known === undefined ? {} : { known }),
    providers,
    ...(flags.filter === undefined ? {} : { filter: flags.filter }),
    today: new Date().toISOString().slice(0, 10),
    rerecordAfter: rerecordAges(providers),
  }).finally(ending);
  if (suite.problems) {
    const lines = suite.problems.map((problem) => formatProblem({ ...problem, file: relative('.', problem.file) }));
    console.error(`${lines.join('\n')}\n\n${lines.length} problems in the fixtures; nothing was run.`);
    return 1;
  }
  const page = writeReports(suite.report, resolve(flags.report ?? join(dirname(fixtures), 'report')));
  // A part of the suite says nothing about the coverage of the whole, so it does not replace what is committed.
  const whole = ofOthers === undefined && flags.filter === undefined && providers.length === findProviders().length;
  const isCurrent =
    !whole ||
    keepFile({
      file: join(dirname(fixtures), 'coverage.json'),
      text: `${JSON.stringify(suite.coverage, null, 2)}\n`,
      write: !flags.check,
      otherwise: 'is not up to date: run "limner-conformance replay" and commit the result.',
    });
  console.log(flags.json ? jsonReport(suite.report).trimEnd() : terminalReport(suite.report, page));
  for (const line of suite.left) {
    console.error(`${line} was left behind by calls that had ended; run single cases by --filter to find whose.`);
  }
  return isCurrent && isGreen(suite.report, { ofOthers: ofOthers !== undefined }) && suite.left.length === 0 ? 0 : 1;
}
