import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { ClientUnderTest } from '../client-program/client-under-test.ts';
import type { KnownFailure } from '../known-failing/read-known-failing.ts';
import { verdictOf } from '../known-failing/verdict.ts';
import type { CaseResult } from '../replay/case-result.ts';
import { runCases } from '../replay/run-cases.ts';
import type { PlayedRun } from '../reporting/make-report.ts';
import type { ReportedRun } from '../reporting/report.ts';
import { resultOf } from '../reporting/result-of.ts';
import { runOf } from './run-of.ts';

/** A client that the suite is played against: a run. */
export interface SuiteRun {
  /** Starts the client that plays the cases, some at a time. */
  readonly open: () => Promise<ClientUnderTest>;
  /** Starts one in a process of its own, for a case whose memory is measured; without it they are not supported. */
  readonly openAlone?: () => Promise<ClientUnderTest>;
}

/** Runs to play. */
export interface RunsOptions {
  readonly runs: readonly SuiteRun[];
  readonly cases: readonly ConformanceCase[];
  readonly fixtures: string;
  /** Runs that are played at a time. Default 1. */
  readonly parallel?: number;
  readonly knownIn: (name: string, run: Pick<ReportedRun, 'id' | 'transport'>) => KnownFailure | undefined;
  readonly today: string;
}

/** A run that was played, and what its client left behind when it had ended, in a line each. */
export type EndedRun = PlayedRun & { readonly left: readonly string[] };

/** Plays the cases in each run; they come out in the order of the runs. Rejects where a client cannot be started. */
export async function playRuns(options: RunsOptions): Promise<readonly EndedRun[]> {
  const ended: EndedRun[] = [];
  const waiting = options.runs.entries();
  const worker = async (): Promise<void> => {
    for (const [index, run] of waiting) ended[index] = await playRun(run, options);
  };
  await Promise.all(Array.from({ length: options.parallel ?? 1 }, worker));
  return ended;
}

async function playRun(run: SuiteRun, options: RunsOptions): Promise<EndedRun> {
  const started = performance.now();
  const { cases, fixtures, knownIn, today } = options;
  const client = await run.open();
  const told = runOf(client.hello);
  const filesDirectory = join(fixtures, 'files');
  const together = cases.filter(({ expect, clock }) => expect.memory === undefined && clock === undefined);
  const results = [...(await runCases({ cases: together, client, filesDirectory }))];
  const left = (await client.end()).map((name) => `${told.id}: ${name}`);
  for (const planned of cases.filter((one) => !together.includes(one))) {
    results.push(...(await playAlone(planned, { run, filesDirectory })));
  }
  const weighed = results.map((result) => {
    const verdict = verdictOf(result, { failure: knownIn(result.name, told), today });
    return [result.name, resultOf(result, verdict)] as const;
  });
  const milliseconds = Math.round(performance.now() - started);
  return { run: { ...told, milliseconds }, results: new Map(weighed), left };
}

/** A case whose memory is measured, or whose clock is set, has a client of its own and nothing beside it. */
async function playAlone(
  planned: ConformanceCase,
  { run, filesDirectory }: { readonly run: SuiteRun; readonly filesDirectory: string },
): Promise<readonly CaseResult[]> {
  const client = await run.openAlone?.();
  if (!client) {
    const unsupported = 'memory is measured and a clock is set in a process of its own, and this client runs in none';
    return [{ name: planned.name, passed: false, unsupported, problems: [], trace: [], milliseconds: 0 }];
  }
  try {
    return await runCases({ cases: [planned], client, filesDirectory, concurrency: 1 });
  } finally {
    await client.end();
  }
}
