import type { Pair } from './pair.ts';
import type { Conjuncts } from './schema-view.ts';

/** A text that is the same for the same pair of schemas: where they stand. */
export function keyOf({ before, after }: Pair<Conjuncts>): string {
  return `${placesOf(before)} ${placesOf(after)}`;
}

function placesOf(schemas: Conjuncts): string {
  return schemas.map(({ place, value }) => (typeof value === 'boolean' ? `${place}=${value}` : place)).join('+');
}
