/** What is made of a feature, told from how its values are judged. */
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../src/json.ts';
import type { Feature } from './feature.ts';

/** What a validator makes of a value: refused, or let through as it comes out. */
export type Judged = { readonly accepted: false } | { readonly accepted: true; readonly value: unknown };

/** Judges one value. */
export type Judge = (value: Json) => Judged;

/**
 * `yes`: as asked for. `ignored`: nothing that had to be refused was. `partly`: some of it was. `too strict`: something was
 * refused that had to pass. `wrong`: both. `changes data`: what passed came out as something else. `throws`: there is no verdict
 * but an exception. A feature that is refused at generation has the codes of the diagnostics in place of a verdict.
 */
export type Verdict =
  | 'yes'
  | 'ignored'
  | 'partly'
  | 'too strict'
  | 'wrong'
  | 'changes data'
  | 'throws'
  | `refused: ${string}`;

/** The verdict, and the values that it comes from. */
export interface Finding {
  readonly verdict: Verdict;
  readonly because: readonly Json[];
}

/** Judges all values of a feature. */
export function judgeFeature(feature: Feature, judge: Judge): Finding {
  try {
    return judgeValues(feature, judge);
  } catch (error) {
    return { verdict: 'throws', because: [String(error)] };
  }
}

function judgeValues(feature: Feature, judge: Judge): Finding {
  const tooStrict = feature.accept.filter((value) => !judge(structuredClone(value)).accepted);
  const changed = feature.accept.filter((value) => changes(judge(structuredClone(value)), value));
  const missed = feature.reject.filter((value) => judge(structuredClone(value)).accepted);
  const because = [...tooStrict, ...changed, ...missed];
  return { verdict: verdictOf({ tooStrict, changed, missed, all: feature.reject }), because };
}

function changes(judged: Judged, value: Json): boolean {
  return judged.accepted && !isDeepStrictEqual(judged.value, value);
}

function verdictOf(found: Record<'tooStrict' | 'changed' | 'missed' | 'all', readonly Json[]>): Verdict {
  if (found.tooStrict.length > 0) return found.missed.length > 0 ? 'wrong' : 'too strict';
  if (found.missed.length > 0) return found.missed.length === found.all.length ? 'ignored' : 'partly';
  return found.changed.length > 0 ? 'changes data' : 'yes';
}

/** The worse of two, for a feature that is judged in both directions. */
export function worse(a: Finding, b: Finding): Finding {
  return a.verdict === 'yes' ? b : a;
}
