import { pointerOf } from '../json/pointer.ts';
import { branchesOf, leastValue, numberOf, propertiesOf } from './least-value.ts';
import { resolve, type Schema } from './request-document.ts';

/** A schema at a place in the input. */
export interface Place {
  readonly schema: Schema;
  /** RFC 6901 pointer into the input. */
  readonly at: string;
  /** An input that is good but for the value here. */
  readonly put: (value: unknown) => unknown;
}

/** Every place below and at this one that the document has a schema for: branches, properties and items. */
export function* placesOf(document: Schema, place: Place): Generator<Place> {
  yield place;
  const { schema, at, put } = place;
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  for (const part of [...branchesOf(schema), ...parts]) {
    yield* placesOf(document, { schema: resolve(document, part), at, put });
  }
  for (const [name, property] of Object.entries(propertiesOf(schema))) {
    const least = leastValue(document, schema);
    const beside = typeof least === 'object' && least !== null ? least : {};
    yield* placesOf(document, {
      schema: resolve(document, property),
      at: `${at}${pointerOf([name])}`,
      put: (value) => put({ ...beside, [name]: value }),
    });
  }
  if (typeof schema.items === 'object' && schema.items !== null) {
    const items = schema.items;
    const more = Array.from({ length: Math.max(0, (numberOf(schema.minItems) ?? 1) - 1) }, () =>
      leastValue(document, items),
    );
    yield* placesOf(document, {
      schema: resolve(document, items),
      at: `${at}/0`,
      put: (value) => put([value, ...more]),
    });
  }
}
