import type { FactSchema } from '../page-facts.ts';
import { numberWord, type ProseFinding, type ProseRule } from './prose-rule.ts';
import { typesOf } from './read-type.ts';
import { readValue, unquoted } from './read-value.ts';
import { sidePattern } from './side-pattern.ts';

const isNumeric = (schema: FactSchema): boolean =>
  typesOf(schema).some((type) => type === 'integer' || type === 'number');
const isText = (schema: FactSchema): boolean => typesOf(schema).includes('string');
const isArray = (schema: FactSchema): boolean => typesOf(schema).includes('array');

/** A rule that is one pattern with numbers in it. */
function numeric(
  name: string,
  words: string,
  read: (found: number[], schema: FactSchema) => FactSchema | undefined,
): ProseRule {
  const pattern = new RegExp(words.replaceAll('N', numberWord), 'i');
  return {
    name,
    read: (text, schema) => {
      const numbers = pattern
        .exec(text)
        ?.slice(1)
        .filter((group) => group !== undefined);
      const found = numbers && read(numbers.map(Number), schema);
      return found && { schema: found };
    },
  };
}

/** Up to a full stop that ends a sentence. */
const sentence = String.raw`([^.\n]*(?:\.(?=\S)[^.\n]*)*)`;

/** Reads `1, 2, 3, or 4` and `'a' or "b"`; undefined where an item is no value. */
function readList(list: string, schema: FactSchema): unknown[] | undefined {
  const items = list.split(/\s*(?:[,;|]|\bor\b|\band\b)\s*/).filter((item) => item.trim() !== '');
  const isPlain = (item: string): boolean => /^(?:['"‘“\x60][^'"\n]*['"’”\x60]|[\w.:+/-]+)$/.test(item.trim());
  if (items.length === 0 || !items.every(isPlain)) return undefined;
  const values = items.map((item) => readValue(item, schema));
  const read = values.flatMap((reading) => ('value' in reading ? [reading.value] : []));
  return read.length === values.length ? read : undefined;
}

function listed(list: string, schema: FactSchema): ProseFinding {
  const range = new RegExp(`^${numberWord} ?(?:to|-|–|~) ?${numberWord}$`).exec(list.trim());
  if (range && isNumeric(schema)) return { schema: { minimum: Number(range[1]), maximum: Number(range[2]) } };
  const values = readList(list, schema);
  return values ? { schema: { enum: values } } : { unread: 'The values that it lists could not be told apart.' };
}

const listPattern = new RegExp(
  String.raw`\b(?:valid|allowed|supported|possible|accepted|available) (?:values|options)(?: are| include)?\s*:?\s+${sentence}`,
  'i',
);
const onePattern = new RegExp(String.raw`\bone of\s*:?\s+${sentence}`, 'i');
const timeUnits: Readonly<Record<string, string>> = { minute: 'm', hour: 'h', day: 'd' };

/** The rules, in the order in which they are tried; each is tested with a sentence that it reads and one that it does not. */
export const proseRules: readonly ProseRule[] = [
  {
    name: 'listed-values',
    read: (text, schema) => {
      const list = listPattern.exec(text)?.[1];
      return list === undefined ? undefined : listed(list, schema);
    },
  },
  {
    // "One of the presets" is no list, and no failure to read one.
    name: 'one-of',
    read: (text, schema) => {
      const values = readList(onePattern.exec(text)?.[1] ?? '', schema);
      return values && values.length > 1 ? { schema: { enum: values } } : undefined;
    },
  },
  {
    name: 'coded-values',
    read: (text, schema) => {
      const isCoded = /^-?\d+ ?= ?[\w ]+(?:[,;/]\s*-?\d+ ?= ?[\w ]+)+\.?$/.test(text.trim());
      if (!isCoded || !isNumeric(schema)) return undefined;
      return { schema: { enum: [...text.matchAll(/(-?\d+) ?=/g)].map(([, code]) => Number(code)) } };
    },
  },
  numeric(
    'range',
    String.raw`\b(?:ranging|ranges) from N to N|\brange(?: is| of)?:? (?:from )?N ?(?:to|-|–|~) ?N|\bbetween N and N\b`,
    ([minimum = 0, maximum = 0], schema) => (isNumeric(schema) ? { minimum, maximum } : undefined),
  ),
  {
    name: 'range-of-sides',
    read: (text, schema) => {
      const range = /\beach (?:dimension|side) ranging from (\d{1,6}) to (\d{1,6})\b/i.exec(text);
      if (!range || !isText(schema) || !/\bwidth ?[x×*] ?height\b/i.test(text)) return undefined;
      return { schema: { pattern: sidePattern(Number(range[1]), Number(range[2])) } };
    },
  },
  numeric(
    'least',
    String.raw`\b(?:minimum|min|at least)(?: value)?(?: is| of)?:? N(?!\d|\.\d| *[a-z])`,
    ([minimum = 0], schema) => (isNumeric(schema) ? { minimum } : undefined),
  ),
  numeric(
    'most',
    String.raw`\b(?:maximum|max|at most|up to)(?: value)?(?: is| of)?:? N(?!\d|\.\d| *[a-z])`,
    ([maximum = 0], schema) => (isNumeric(schema) ? { maximum } : undefined),
  ),
  numeric('greater-than', String.raw`\bmust be (?:greater|more) than N`, ([exclusiveMinimum = 0], schema) =>
    isNumeric(schema) ? { exclusiveMinimum } : undefined,
  ),
  numeric(
    'most-characters',
    String.raw`\b(?:up to|at most|no more than|max(?:imum)?(?: length)?(?: is| of)?:?) N (?:characters|chars)\b`,
    ([maxLength = 0], schema) => (isText(schema) ? { maxLength } : undefined),
  ),
  numeric('least-characters', String.raw`\bat least N (?:characters|chars)\b`, ([minLength = 0], schema) =>
    isText(schema) ? { minLength } : undefined,
  ),
  numeric(
    'exact-items',
    String.raw`\bprovide (?:exactly )?N (?:images?|items?|urls?|files?)\b`,
    ([count = 0], schema) => (isArray(schema) ? { minItems: count, maxItems: count } : undefined),
  ),
  numeric(
    'most-items',
    String.raw`\b(?:up to|at most) N (?:images?|items?|urls?|files?)\b`,
    ([maxItems = 0], schema) => (isArray(schema) ? { maxItems } : undefined),
  ),
  {
    name: 'multiple-of',
    read: (text, schema) => {
      const number = /\bmust be (?:a multiple of|multiples of|divisible by) (\d+)\b/i.exec(text)?.[1];
      if (number === undefined) return undefined;
      const rule = { multipleOf: Number(number) };
      if (isNumeric(schema)) return { schema: rule };
      const both = /\bboth (\w+) and (\w+)/i.exec(text)?.slice(1) ?? [];
      const named = both.filter((name) => Object.hasOwn(schema.properties ?? {}, name));
      return named.length > 0 ? { members: Object.fromEntries(named.map((name) => [name, rule])) } : undefined;
    },
  },
  {
    name: 'here-it-is',
    read: (text, schema) => {
      const value = /\bhere it is [“"'`]?([^\s,;“”"'`]+?)[”"'`]?[.,;]?(?:\s|$)/i.exec(text)?.[1];
      return value !== undefined && isText(schema) ? { schema: { const: unquoted(value) } } : undefined;
    },
  },
  {
    name: 'expires',
    read: (text) => {
      const found =
        /\bexpires? (?:within|after|in) (\d+) (minute|hour|day)s?\b|\bvalid for (\d+) (minute|hour|day)s?\b/i.exec(
          text,
        );
      const unit = timeUnits[(found?.[2] ?? found?.[4] ?? '').toLowerCase()];
      return found && unit !== undefined ? { schema: { 'x-expires': `${found[1] ?? found[3]}${unit}` } } : undefined;
    },
  },
  {
    name: 'subfields',
    read: (text, schema) => {
      const names = [...text.matchAll(/\bthe subfield is `?(\w+)/gi)].map(([, name = '']) => name);
      if (names.length === 0) return undefined;
      const members = { properties: Object.fromEntries(names.map((name) => [name, {}])) };
      return { schema: isArray(schema) ? { items: members } : members };
    },
  },
  {
    name: 'not-beside',
    read: (text) => {
      const found =
        /\bdo not (?:include|use|send|set) this (?:parameter|field|option)\b[^.]*\bwhen `?(\w+)`? is (?:provided|set|given|present)\b/i;
      const name = found.exec(text)?.[1];
      return name === undefined ? undefined : { notBeside: [name] };
    },
  },
  {
    name: 'date-format',
    read: (text, schema) =>
      isText(schema) && /\b(?:in )?ISO[- ]?8601\b/i.test(text) ? { schema: { format: 'date-time' } } : undefined,
  },
];
