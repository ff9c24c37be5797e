import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { Coverage } from '../completeness/coverage.ts';
import type { ContractTable } from '../contract/contract-table.ts';
import { groupOf } from './case-group.ts';
import type { Report, ReportedCase, ReportedResult, ReportedRun, StaleRecording } from './report.ts';

/** A run, and what came of each case in it, by the case's name. */
export interface PlayedRun {
  readonly run: ReportedRun;
  readonly results: ReadonlyMap<string, ReportedResult>;
}

/** Joins what was planned with what came of it in each run. */
export function makeReport(played: {
  readonly startedAt: Date;
  readonly milliseconds: number;
  readonly cases: readonly ConformanceCase[];
  readonly runs: readonly PlayedRun[];
  readonly coverage: Coverage;
  readonly contracts?: readonly ContractTable[];
  readonly stale?: readonly StaleRecording[];
  /** Files of cases are told relative to this folder. */
  readonly fixtures: string;
}): Report {
  return {
    startedAt: played.startedAt.toISOString(),
    milliseconds: played.milliseconds,
    runs: played.runs.map(({ run }) => run),
    cases: played.cases.map((planned) => ({
      ...factsOf(planned, played.fixtures),
      results: Object.fromEntries(
        played.runs.flatMap(({ run, results }) => {
          const result = results.get(planned.name);
          return result ? [[run.id, result]] : [];
        }),
      ),
    })),
    coverage: played.coverage,
    contracts: played.contracts ?? [],
    stale: played.stale ?? [],
  };
}

function factsOf(planned: ConformanceCase, fixtures: string): Omit<ReportedCase, 'results'> {
  return {
    name: planned.name,
    provider: planned.provider,
    operation: planned.operation,
    title: planned.title,
    kind: planned.kind,
    group: groupOf(planned.kind),
    ...(planned.fault === undefined ? {} : { fault: planned.fault }),
    ...(planned.row === undefined ? {} : { row: planned.row }),
    evidence: planned.provenance.evidence,
    source: planned.provenance.source,
    file: planned.file.replace(fixtures, 'fixtures').replaceAll('\\', '/'),
  };
}
