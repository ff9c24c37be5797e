/** What the value of a keyword must be like, so that no value is passed over or written into source as it stands. */
import { isObject, type Json, type JsonObject } from '../json.ts';
import { formats } from './keywords.ts';

const types = new Set(['null', 'boolean', 'object', 'array', 'number', 'integer', 'string']);

/** What is wrong with the value of a keyword, in words; undefined where nothing is. */
export function checkKeywordValue(schema: JsonObject, keyword: string): string | undefined {
  const value = schema[keyword] ?? null;
  switch (keyword) {
    case 'type':
      return checkTypes([value].flat());
    case 'format':
      return formats.has(String(value)) ? undefined : `The format ${String(value)} would not be enforced.`;
    case 'const':
      return isScalar(value) ? checkOwnType(schema, [value]) : 'A constant must be a string, number, boolean or null.';
    case 'enum':
      return Array.isArray(value) && value.length > 0 && value.every(isScalar)
        ? checkOwnType(schema, value)
        : 'An enum lists at least one string, number, boolean or null.';
    case 'pattern':
      return typeof value === 'string' ? checkPattern(value) : 'A pattern is text.';
    case '$ref':
      return typeof value === 'string' ? undefined : 'A reference is text.';
    case 'required':
      return isList(value, (item) => typeof item === 'string')
        ? undefined
        : 'The required members are a list of names.';
    case 'properties':
      return isObject(value) ? undefined : 'The properties are an object, a schema for each name.';
    case 'anyOf':
      return isList(value, () => true) ? undefined : 'The forms are a list of schemas.';
    case 'oneOf':
      if (!isList(value, () => true)) return 'The forms are a list of schemas.';
      return isObject(schema.discriminator)
        ? undefined
        : 'oneOf needs a discriminator; write anyOf where the forms may overlap.';
    default:
      return checkLimit(keyword, value);
  }
}

function isList(value: Json, isItem: (item: Json) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isItem);
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

function checkTypes(found: readonly Json[]): string | undefined {
  const unknown = found.filter((type) => !types.has(String(type)));
  return unknown.length > 0 ? `${unknown.map(String).join(', ')} is no type.` : undefined;
}

/** Beside `const` and `enum` the type is not written into a validator, so it must say nothing of its own. */
function checkOwnType({ type }: JsonObject, values: readonly Json[]): string | undefined {
  if (type === undefined || type === null) return undefined;
  const allowed = new Set([type].flat().map(String));
  const excluded = values.filter((value) => !namesOf(value).some((name) => allowed.has(name)));
  const what = excluded.map((value) => JSON.stringify(value)).join(', ');
  return excluded.length > 0 ? `${what} is no ${[...allowed].join(' or ')}.` : undefined;
}

/** The types that a scalar has. */
function namesOf(value: Json): readonly string[] {
  if (value === null) return ['null'];
  if (typeof value !== 'number') return [typeof value];
  return Number.isInteger(value) ? ['number', 'integer'] : ['number'];
}

function checkPattern(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return `The pattern is no regular expression: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** Limits are written into the source of validators as numbers. */
function checkLimit(keyword: string, value: Json): string | undefined {
  if (/^(min|max)(Length|Items)$/.test(keyword)) {
    return Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : `${keyword} is a count: 0 or more.`;
  }
  if (!/^(exclusive)?(minimum|maximum)$|^multipleOf$/i.test(keyword)) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${keyword} is a number.`;
  return keyword === 'multipleOf' && value <= 0 ? 'multipleOf is above zero.' : undefined;
}
