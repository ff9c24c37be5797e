import type { FactSchema } from '../docs/page-facts.ts';
import { below } from './fact.ts';

/** How long what an answer points to lives, with the place where the page says so. */
export function lifetimesIn(schema: FactSchema, place: string): [place: string, lives: string][] {
  const own = schema['x-expires'];
  const inner = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) => lifetimesIn(property, below(place, name))),
    ...(schema.items ? lifetimesIn(schema.items, below(place, 'items')) : []),
    ...(schema.anyOf ?? []).flatMap((form, index) => lifetimesIn(form, below(below(place, 'anyOf'), index))),
  ];
  return own === undefined ? inner : [[place, own], ...inner];
}
