import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { StaleRecording } from '../reporting/report.ts';

/** The age at which a recording is to be made again, where its provider has none of its own. */
export const rerecordAfter = '90d';

/** What the age of recordings is weighed by. */
export interface StaleOptions {
  /** The day: `2026-11-21`. */
  readonly today: string;
  /** Ages by provider, for those that have their own: `30d`. */
  readonly ages?: ReadonlyMap<string, string> | undefined;
}

const day = 86_400_000;

/** Recordings that are older than they may be. Told, never red by itself: the clock alone breaks no build. */
export function staleRecordings(
  cases: readonly ConformanceCase[],
  { today, ages }: StaleOptions,
): readonly StaleRecording[] {
  return cases.flatMap(({ name, provider, provenance: { recordedAt } }) => {
    if (recordedAt === undefined) return [];
    const days = Number.parseInt(ages?.get(provider) ?? rerecordAfter, 10);
    const due = new Date(Date.parse(recordedAt) + days * day).toISOString().slice(0, 10);
    return due < today ? [{ name, recordedAt, due }] : [];
  });
}
