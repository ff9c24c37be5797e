import type { ConformanceCase } from '../cases/conformance-case.ts';

/** The age at which a recording is to be made again, where its provider has none of its own. */
export const rerecordAfter = '90d';

/** What the age of recordings is weighed by. */
export interface StaleOptions {
  /** The day: `2026-11-21`. */
  readonly today: string;
  /** Ages by provider, for those that have their own: `30d`. */
  readonly ages?: ReadonlyMap<string, string>;
}

const day = 86_400_000;

/** Recordings that are older than they may be, a line each. Told, never red by itself: the clock alone breaks no build. */
export function staleRecordings(cases: readonly ConformanceCase[], { today, ages }: StaleOptions): readonly string[] {
  return cases.flatMap(({ name, provider, provenance: { recordedAt } }) => {
    if (recordedAt === undefined) return [];
    const most = Number.parseInt(ages?.get(provider) ?? rerecordAfter, 10);
    const days = Math.floor((Date.parse(today) - Date.parse(recordedAt)) / day);
    if (days <= most) return [];
    return [`${name}: recorded ${days} days ago, on ${recordedAt}; to be recorded again after ${most}`];
  });
}
