import type { Location } from '../diagnostics.ts';
import type { Position } from '../wire-diff/change.ts';

/** One thing that a docs page says, held against the spec. */
export interface JudgedFact {
  /** Where the page says it: `request/steps/maximum`, `response/201`, `error/406`. Names stand as the page has them. */
  readonly place: string;
  readonly position: Position;
  /** What the page says there. */
  readonly says: unknown;
  /** What the spec says there; absent where it says nothing. */
  readonly found?: unknown;
  /** True where the spec says the same, or takes more forms of which this is one. */
  readonly stands: boolean;
  /** Where in the spec it stands, or would have to. */
  readonly at?: Location;
}

/** Appends a segment to a place. */
export function below(place: string, segment: string | number): string {
  return place === '' ? String(segment) : `${place}/${segment}`;
}

/** True where a place of the ledger speaks about the fact: it is the fact, or what the fact is part of. */
export function isCoveredBy(place: string, covers: string): boolean {
  return place === covers || place.startsWith(`${covers}/`);
}
