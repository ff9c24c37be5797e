import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { Coverage } from '../completeness/coverage.ts';
import type { ContractTable } from '../contract/contract-table.ts';
import type { TraceLine } from '../wire/trace.ts';
import type { CaseGroup } from './case-group.ts';

/** A client that played the cases: a program, on a Node, over a transport. */
export interface ReportedRun {
  /** Unique in the report: `node-26-undici`. */
  readonly id: string;
  /** Full version: `26.10.0`. */
  readonly node: string;
  /** How requests travelled: `undici`, `fetch`, or a word of a third party's program. */
  readonly transport: string;
  /** Whose client it was: `limner`, or the name that a third party's program gave itself. */
  readonly client: string;
  /** Members of errors that the client does not know: no case compared them. Absent where it knows all. */
  readonly notCompared?: readonly string[];
  readonly milliseconds: number;
}

/** How a case went in a run. A case that the client cannot be asked is `not-supported`, which is never counted as passed. */
export type ResultState = 'passed' | 'failed' | 'known-failing' | 'not-supported';

/** What came of a case in one run. */
export interface ReportedResult {
  readonly state: ResultState;
  /** One line a difference. */
  readonly problems: readonly string[];
  /** Why it is known to fail, or not supported. */
  readonly reason?: string;
  /** Last day on which it may fail: `2026-12-31`. Absent where it can never hold. */
  readonly expires?: string;
  /** Only of what did not pass. */
  readonly trace?: readonly TraceLine[];
  readonly milliseconds: number;
}

/** A case, and what came of it in each run that played it. */
export interface ReportedCase {
  /** `<provider>/<operation>/<id>`. */
  readonly name: string;
  readonly provider: string;
  readonly operation: string;
  readonly title: string;
  readonly kind: ConformanceCase['kind'];
  /** The column of the matrix that counts it. */
  readonly group: CaseGroup;
  /** Class of the fault matrix: `N2`. */
  readonly fault?: string;
  /** Row of the error contract that it proves. */
  readonly row?: string;
  readonly evidence: ConformanceCase['provenance']['evidence'];
  readonly source: string;
  /** Relative to the package. */
  readonly file: string;
  /** By the id of the run. A run that did not play the case is not in it. */
  readonly results: Readonly<Record<string, ReportedResult>>;
}

/** A recording that is older than it may be. */
export interface StaleRecording {
  /** The case. */
  readonly name: string;
  /** Day of the recording: `2026-11-21`. */
  readonly recordedAt: string;
  /** Day by which it should have been made again. */
  readonly due: string;
}

/** Whole runs of the suite. Deterministic but for the times. */
export interface Report {
  /** ISO date and time, UTC. */
  readonly startedAt: string;
  /** From the start of the first run to the end of the last. */
  readonly milliseconds: number;
  readonly runs: readonly ReportedRun[];
  /** Sorted by name. */
  readonly cases: readonly ReportedCase[];
  readonly coverage: Coverage;
  /** The error contracts, with how each row is known and how many cases execute it. */
  readonly contracts: readonly ContractTable[];
  readonly stale: readonly StaleRecording[];
}
