/** Collects what a comparison of documents finds. */
import { asObject, child, type Json, type JsonObject } from '../../json.ts';
import type { Change } from '../change.ts';
import { changeOf, type Finding } from '../change-of.ts';
import { canonical } from '../schema/canonical.ts';
import type { Pair } from '../schema/pair.ts';

/** Where changes are put; those of an operation have its id. */
export interface Report {
  readonly out: Change[];
  readonly operation?: string;
  /** The documents, which references lead into. */
  readonly roots: Pair<Json>;
  readonly refusesUnknown: boolean;
}

/** Tells a change by the id of its rule. */
export function tellIn(report: Report, id: string, finding: Finding): void {
  report.out.push(changeOf(id, { ...finding, operation: report.operation }));
}

interface Members {
  readonly pair: Pair<Json | undefined>;
  readonly place: string;
  readonly keys: readonly string[];
}

/** Tells a rule for each of the members that is not the same any more. */
export function compareMembers(report: Report, rule: string, { pair, place, keys }: Members): void {
  for (const key of keys) {
    const [before, after] = [asObject(pair.before)[key], asObject(pair.after)[key]];
    if (canonical(before) === canonical(after)) continue;
    tellIn(report, rule, { place: child(place, key), before, after });
  }
}

/** What only people read of a part of a document, and how it is known. */
export function compareWords(report: Report, pair: Pair<Json | undefined>, place: string): void {
  const words = ['summary', 'title', 'description', 'externalDocs', 'tags', 'example', 'examples'];
  compareMembers(report, 'description-changed', { pair, place, keys: words });
  const sources = ['x-evidence', 'x-source', 'x-note', 'x-contradiction'];
  compareMembers(report, 'evidence-changed', { pair, place, keys: sources });
}

/** The members of an object that have these names' opposite: all others, extensions left out. */
export function otherMembers(pair: Pair<JsonObject>, known: readonly string[]): string[] {
  const all = new Set([...Object.keys(pair.before), ...Object.keys(pair.after)]);
  return [...all].filter((key) => !known.includes(key) && !key.startsWith('x-')).sort();
}
