import { patternEdges } from '../texts/pattern-edges.ts';
import { leastValue, numberOf } from './least-value.ts';
import type { Schema } from './request-document.ts';

/** Values at the border that a keyword draws; a validator weeds out those that are none because of another keyword. */
export interface KeywordValues {
  readonly taken: readonly unknown[];
  readonly refused: readonly unknown[];
}

/** More than one code unit, one code point. */
const astral = '😀';

/** Characters that have to be written otherwise in a path, a query or JSON, and must come out as they were. */
const awkward = 'a/b?c=d&e#f%20 "\\ä😀';

/** One value of each type of JSON, such as people send by mistake: numbers and truth as text among them. */
const ofAnyType: readonly unknown[] = [null, '5', 'true', 7, 1.5, true, [], ['a'], {}, { a: 1 }];

const formats: Readonly<Record<string, KeywordValues>> = {
  uri: {
    taken: ['https://example.com/a?b=c#d', 'data:image/png;base64,AAAA', 'urn:a:b'],
    refused: [
      'not a uri',
      '//example.com/a',
      'https://example.com/a b',
      ' https://example.com/a',
      'https://example.com/a\n',
      'https://example.com/\u00e4',
    ],
  },
};

/** Of those, what is no object with a member that no schema lists. */
const likely = ofAnyType.filter((value) => JSON.stringify(value) !== '{"a":1}');

/** Values for a keyword of a schema; undefined for one that is not known, or that says nothing about a value by itself. */
export function keywordValues(document: Schema, schema: Schema, keyword: string): KeywordValues | undefined {
  const value = schema[keyword];
  switch (keyword) {
    case 'type':
      return { taken: [leastValue(document, schema), awkward, ...likely], refused: ofAnyType };
    case 'const':
      return { taken: [value], refused: besideText(value) };
    case 'enum': {
      const members: readonly unknown[] = Array.isArray(value) ? value : [];
      return { taken: members, refused: members.slice(0, 2).flatMap(besideText) };
    }
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return limitValues(schema, keyword);
    case 'multipleOf': {
      const step = numberOf(value) ?? 1;
      const least = Number(leastValue(document, schema));
      return {
        taken: [least, least + step],
        refused: [least + (step > 1 ? 1 : step / 2), least + step - (step > 1 ? 1 : step / 2)],
      };
    }
    case 'minLength':
    case 'maxLength':
      return lengthValues(Number(value), keyword);
    case 'pattern':
      return patternEdges(String(value));
    case 'format':
      return formats[String(value)];
    case 'minItems':
    case 'maxItems':
      return countValues({ document, schema, keyword });
    case 'uniqueItems': {
      const item = leastValue(document, schema.items ?? {});
      return { taken: [[item]], refused: [[item, item]] };
    }
    default:
      return undefined;
  }
}

/** Texts that are nearly another one. */
function besideText(value: unknown): readonly unknown[] {
  if (typeof value !== 'string') return [];
  return [`${value}x`, value.slice(0, -1), value.toUpperCase(), ` ${value}`];
}

function limitValues(schema: Schema, keyword: string): KeywordValues {
  const limit = Number(schema[keyword]);
  const outward = keyword.toLowerCase().includes('minimum') ? -1 : 1;
  const step = numberOf(schema.multipleOf) ?? (schema.type === 'integer' ? 1 : undefined);
  const past = (direction: number): number =>
    step === undefined ? beside(limit, direction) : limit + direction * step;
  if (keyword.startsWith('exclusive')) return { taken: [past(-outward)], refused: [limit, past(outward)] };
  return { taken: [limit, past(-outward)], refused: [past(outward)] };
}

/** The next number that a double can hold. */
function beside(limit: number, direction: number): number {
  const unit = 2 ** (Math.floor(Math.log2(Math.max(Math.abs(limit), Number.MIN_VALUE))) - 52);
  const next = limit + (direction * unit) / 2;
  return next === limit ? limit + direction * unit : next;
}

/** In characters, which code units would count otherwise. */
function lengthValues(length: number, keyword: string): KeywordValues {
  const past = keyword === 'minLength' ? length - 1 : length + 1;
  const texts = (count: number): string[] => ['a'.repeat(count), astral.repeat(count)];
  return { taken: texts(length), refused: past < 0 ? [] : [...new Set(texts(past))] };
}

function countValues(place: { document: Schema; schema: Schema; keyword: string }): KeywordValues {
  const { document, schema, keyword } = place;
  const count = Number(schema[keyword]);
  const past = keyword === 'minItems' ? count - 1 : count + 1;
  const lists = (length: number): unknown[][] =>
    length < 0 ? [] : [Array.from({ length }, () => leastValue(document, schema.items ?? {}))];
  return { taken: lists(count), refused: lists(past) };
}
