/** What the value of each keyword must be like, so that none is passed over or written into source as it stands. */
import { isObject, type Json } from '../json.ts';
import { readPattern } from './read-pattern.ts';
import { schemaHolders } from './vocabulary.ts';

/** What is wrong with the value of a keyword: where inside it, and in words. */
export interface KeywordProblem {
  readonly code: 'keyword-value' | 'pattern-syntax' | 'pattern-cost';
  /** The way from the keyword's value to the place. */
  readonly path: readonly string[];
  readonly message: string;
}

const types = new Set(['null', 'boolean', 'object', 'array', 'number', 'integer', 'string']);
const counts = [
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
];
const numbers = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];
const texts = [
  'format',
  '$ref',
  '$dynamicRef',
  '$comment',
  'title',
  'description',
  'contentEncoding',
  'contentMediaType',
];
const flags = ['uniqueItems', 'deprecated', 'readOnly', 'writeOnly'];

type Rule = (value: Json) => string | undefined;

const holds = { one: isSchema, list: isListOfSchemas, map: isMapOfSchemas };

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...[...schemaHolders].map(([keyword, held]): [string, Rule] => [keyword, holds[held]]),
  ...counts.map((keyword): [string, Rule] => [keyword, isCount]),
  ...numbers.map((keyword): [string, Rule] => [
    keyword,
    (value) => (typeof value === 'number' ? undefined : 'is a number'),
  ]),
  ...texts.map((keyword): [string, Rule] => [keyword, isText]),
  ...flags.map((keyword): [string, Rule] => [
    keyword,
    (value) => (typeof value === 'boolean' ? undefined : 'is true or false'),
  ]),
  ['multipleOf', (value) => (typeof value === 'number' && value > 0 ? undefined : 'is a number above zero')],
  ['type', isType],
  ['enum', (value) => (Array.isArray(value) ? undefined : 'is a list of values')],
  ['examples', (value) => (Array.isArray(value) ? undefined : 'is a list of values')],
  ['required', isListOfTexts],
  ['dependentRequired', isMapOfLists],
  ['discriminator', isDiscriminator],
  ['pattern', isText],
  ['$anchor', isAnchor],
  ['$dynamicAnchor', isAnchor],
  ['$id', isText],
  ['$schema', isText],
  ['$vocabulary', isMapOfFlags],
]);

/** The first thing that is wrong with the value of a keyword; undefined where nothing is, and for unknown keywords. */
export function keywordProblem(keyword: string, value: Json): KeywordProblem | undefined {
  const wrong = rules.get(keyword)?.(value);
  if (wrong !== undefined)
    return { code: 'keyword-value', path: [], message: `The value of ${keyword} ${wrong}, not ${shown(value)}.` };
  if (keyword === 'pattern') return patternProblem(String(value), []);
  if (keyword !== 'patternProperties' || !isObject(value)) return undefined;
  return Object.keys(value)
    .map((pattern) => patternProblem(pattern, [pattern]))
    .find((problem) => problem !== undefined);
}

/** How the patterns of a keyword's value are read that are not JavaScript's, in words. */
export function patternNotes(keyword: string, value: Json): readonly string[] {
  const patterns = keyword === 'pattern' ? [String(value)] : [];
  if (keyword === 'patternProperties' && isObject(value)) patterns.push(...Object.keys(value));
  return patterns.flatMap((pattern) => {
    const reading = readPattern(pattern);
    const notes = 'problem' in reading ? undefined : reading.notes;
    return notes ? [`The pattern ${pattern} is not JavaScript's: ${notes.join(', ')}.`] : [];
  });
}

function patternProblem(pattern: string, path: readonly string[]): KeywordProblem | undefined {
  const reading = readPattern(pattern);
  return 'problem' in reading ? { code: reading.code, path, message: reading.problem } : undefined;
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function isSchema(value: Json): string | undefined {
  return typeof value === 'boolean' || isObject(value) ? undefined : 'is a schema (an object or a boolean)';
}

function isListOfSchemas(value: Json): string | undefined {
  const isList = Array.isArray(value) && value.length > 0 && value.every((item) => isSchema(item) === undefined);
  return isList ? undefined : 'is a list of one schema or more';
}

function isMapOfSchemas(value: Json): string | undefined {
  const isMap = isObject(value) && Object.values(value).every((item) => isSchema(item) === undefined);
  return isMap ? undefined : 'is an object, a schema for each name';
}

function isCount(value: Json): string | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? undefined : 'is a count: 0 or more';
}

function isText(value: Json): string | undefined {
  return typeof value === 'string' ? undefined : 'is a text';
}

function isType(value: Json): string | undefined {
  const names = [value].flat();
  const isKnown = names.length > 0 && names.every((name) => typeof name === 'string' && types.has(name));
  return isKnown && new Set(names).size === names.length
    ? undefined
    : `is one or more of ${[...types].join(', ')}, each once`;
}

function isListOfTexts(value: Json): string | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? undefined : 'is a list of names';
}

function isMapOfLists(value: Json): string | undefined {
  const isMap = isObject(value) && Object.values(value).every((item) => isListOfTexts(item) === undefined);
  return isMap ? undefined : 'is an object, a list of names for each name';
}

function isMapOfFlags(value: Json): string | undefined {
  const isMap = isObject(value) && Object.values(value).every((item) => typeof item === 'boolean');
  return isMap ? undefined : 'is an object, true or false for each address';
}

function isDiscriminator(value: Json): string | undefined {
  const { propertyName, mapping = {} } = isObject(value) ? value : {};
  const isMap = isObject(mapping) && Object.values(mapping).every((target) => typeof target === 'string');
  return typeof propertyName === 'string' && isMap ? undefined : 'has a text as propertyName, and texts in its mapping';
}

function isAnchor(value: Json): string | undefined {
  return typeof value === 'string' && /^[A-Za-z_][-A-Za-z0-9._]*$/.test(value)
    ? undefined
    : 'is a name: a letter or _, then letters, digits, -, . and _';
}
