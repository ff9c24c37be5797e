/** Collects what a comparison of contracts finds. */
import { asObject, child, type Json } from '../../json.ts';
import type { Change } from '../change.ts';
import { changeOf, type Finding } from '../change-of.ts';
import { canonical } from '../schema/canonical.ts';
import type { Pair } from '../schema/pair.ts';
import { factsOf, sameFacts } from './facts.ts';

/** One part of two contracts, and where it stands. */
export interface Part {
  readonly out: Change[];
  readonly place: string;
  readonly pair: Pair<Json | undefined>;
}

/** Tells a change of a part, or of a place below it; what is shown is without what says how it is known. */
export function tellOfPart({ out, place }: Part, id: string, finding: Partial<Finding> & { operation?: string }): void {
  out.push(changeOf(id, { place, ...finding }));
}

/** A member of a part. */
export function member({ out, place, pair }: Part, key: string): Part {
  const [before, after] = [asObject(pair.before)[key], asObject(pair.after)[key]];
  return { out, place: child(place, key), pair: { before, after } };
}

/** The members of both revisions, in the order of their names. */
export function membersOf(part: Part): readonly (readonly [name: string, part: Part])[] {
  const names = new Set([...Object.keys(asObject(part.pair.before)), ...Object.keys(asObject(part.pair.after))]);
  return [...names].sort().map((name) => [name, member(part, name)]);
}

/** Tells one rule where the facts of a part have changed, another where only their sources have. */
export function tellChanged(part: Part, id: string, operation?: string): void {
  const { before, after } = part.pair;
  if (sameFacts(part.pair)) tellSources(part);
  else
    tellOfPart(part, id, {
      before: factsOf(before),
      after: factsOf(after),
      ...(operation === undefined ? {} : { operation }),
    });
}

/** Tells that a fact is known otherwise, where that is all. */
export function tellSources(part: Part): void {
  const { before, after } = part.pair;
  if (canonical(before) !== canonical(after)) tellOfPart(part, 'evidence-changed', { before, after });
}
