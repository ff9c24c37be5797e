import { pointerOf } from '../json/pointer.ts';
import { keywordValues } from './keyword-values.ts';
import { branchesOf, leastValue, propertiesOf, requiredOf } from './least-value.ts';
import { type Place, placesOf } from './places-of.ts';
import type { Schema } from './request-document.ts';

/** Whole inputs that may lie on both sides of what a keyword says, and the places that those outside are refused at. */
export interface Sides {
  readonly taken: readonly unknown[];
  readonly refused: readonly { readonly at: string; readonly input: unknown }[];
}

/** Gives inputs to try a keyword with; a validator says which of them are what they are meant to be. */
export function sidesOf(document: Schema, place: Place, keyword: string): Sides {
  const { schema, at, put } = place;
  const least = leastValue(document, schema);
  const object = typeof least === 'object' && least !== null ? { ...least } : {};
  const below = (name: string): string => `${at}${pointerOf([name])}`;
  switch (keyword) {
    case 'required': {
      const without = requiredOf(schema).map((name) => {
        const rest = Object.fromEntries(Object.entries(object).filter(([one]) => one !== name));
        return { at: below(name), input: put(rest) };
      });
      return { taken: [put(object)], refused: without };
    }
    case 'properties': {
      const alone = Object.entries(propertiesOf(schema)).map(([name, property]) =>
        put({ ...object, [name]: leastValue(document, property) }),
      );
      return {
        taken: [put(object), ...alone],
        refused: [{ at: below('stranger'), input: put({ ...object, stranger: 1 }) }],
      };
    }
    case 'default':
      return { taken: [put(schema.default)], refused: [] };
    case 'items':
      return { taken: [put([leastValue(document, schema.items)])], refused: [] };
    case 'anyOf':
    case 'oneOf':
      return {
        taken: branchesOf(schema).map((branch) => put(leastValue(document, branch))),
        refused: [null, 7, true, [], {}, 'of no branch at all'].map((value) => ({ at, input: put(value) })),
      };
    case 'if':
      return conditionSides(document, place);
    default: {
      const { taken, refused } = keywordValues(document, schema, keyword) ?? { taken: [], refused: [] };
      return { taken: taken.map(put), refused: refused.map((value) => ({ at, input: put(value) })) };
    }
  }
}

/** What a condition forbids shows in pairs of members: each of them alone is good. */
function conditionSides(document: Schema, { schema, at, put }: Place): Sides {
  const least = leastValue(document, schema);
  const object = typeof least === 'object' && least !== null ? { ...least } : {};
  const places = [...placesOf(document, { schema, at, put: (value) => value })].filter((one) => one.at !== at);
  const members = places.map((one) => ({ at: one.at, input: one.put(leastValue(document, one.schema)) }));
  const pairs = members.flatMap((first) =>
    members.flatMap((second) =>
      first.at === second.at
        ? []
        : [{ at: second.at, input: put({ ...object, ...merged(first.input, second.input, object) }) }],
    ),
  );
  const alone = members.map((member) => put({ ...object, ...merged(member.input, object, object) }));
  return { taken: [...alone, ...pairs.map(({ input }) => input)], refused: pairs };
}

/** The members in which either is unlike the least input. */
function merged(first: unknown, second: unknown, least: Readonly<Record<string, unknown>>): object {
  const changed = (one: unknown): [string, unknown][] =>
    Object.entries(typeof one === 'object' && one !== null ? one : {}).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(least[name]),
    );
  return Object.fromEntries([...changed(first), ...changed(second)]);
}
