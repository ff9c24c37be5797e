import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { Coverage } from '../completeness/coverage.ts';
import type { Verdict } from '../known-failing/verdict.ts';
import type { CaseResult } from '../replay/case-result.ts';

/** A case of the report. */
export interface ReportedCase extends Verdict {
  readonly name: string;
  readonly provider: string;
  readonly operation: string;
  readonly title: string;
  readonly kind: ConformanceCase['kind'];
  readonly evidence: ConformanceCase['provenance']['evidence'];
  readonly source: string;
  readonly file: string;
  /** The requests that were seen; empty unless the case failed. */
  readonly transcript: readonly string[];
  readonly milliseconds: number;
}

/** A whole run. Deterministic but for the times. */
export interface Report {
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly knownFailing: number;
  readonly missing: readonly string[];
  readonly unknownRows: readonly string[];
  /** Sorted by name. */
  readonly cases: readonly ReportedCase[];
}

/** Joins what was planned with what came of it. */
export function makeReport(run: {
  readonly startedAt: Date;
  readonly milliseconds: number;
  readonly cases: readonly (readonly [planned: ConformanceCase, result: CaseResult, verdict: Verdict])[];
  readonly coverage: Coverage;
  /** Files of cases are told relative to this folder. */
  readonly fixtures: string;
}): Report {
  const cases = run.cases.map(([planned, result, verdict]) => ({
    name: planned.name,
    provider: planned.provider,
    operation: planned.operation,
    title: planned.title,
    kind: planned.kind,
    evidence: planned.provenance.evidence,
    source: planned.provenance.source,
    file: planned.file.replace(run.fixtures, 'fixtures').replaceAll('\\', '/'),
    ...verdict,
    transcript: verdict.state === 'passed' ? [] : result.transcript,
    milliseconds: result.milliseconds,
  }));
  const failed = cases.filter(({ state }) => state === 'failed').length;
  return {
    startedAt: run.startedAt.toISOString(),
    milliseconds: run.milliseconds,
    passed: cases.length - failed,
    failed,
    knownFailing: cases.filter(({ state }) => state === 'known-failing').length,
    missing: run.coverage.missing,
    unknownRows: run.coverage.unknownRows,
    cases,
  };
}
