/** Writes the keywords of strings and numbers. */
import type { Json, JsonObject } from '../../json.ts';
import { formats } from '../../model/keywords.ts';
import { assertedFormats } from '../../schema/formats.ts';
import { type Literal, literal } from '../literal.ts';
import type { Check, Part, Scope } from './part.ts';
import { patternSource } from './patterns.ts';

/** A schema of type string. */
export function stringPart(schema: JsonObject, scope: Scope): Part {
  const ends = `${limit(schema.minLength, 'min')}${limit(schema.maxLength, 'max')}`;
  if (!scope.exact) {
    const base = formats.get(String(schema.format)) ?? 'z.string()';
    if (base === '') {
      const check = scope.use(`format(${literal(String(schema.format))})`);
      return { source: `z.string()${ends}${regex(schema, scope)}.check(${check})`, keeps: true };
    }
    return { source: `${base}${ends}${regex(schema, scope)}`, keeps: true };
  }
  const format = formatCheck(schema, scope).map(({ source }) => `.check(${source})`);
  return { source: `z.string()${ends}${regex(schema, scope)}${format.join('')}`, keeps: true };
}

/** What the keywords of strings ask of a value that may be something else. */
export function stringChecks(schema: JsonObject, scope: Scope): Check[] {
  const { minLength: min, maxLength: max, pattern } = schema;
  const length = min === undefined && max === undefined ? [] : [`textLength(${range({ min, max })})`];
  const matches = pattern === undefined ? [] : [`matches(${patternSource(String(pattern), scope)})`];
  return [
    ...[...length, ...matches].map((source) => ({ source: scope.use(source), whole: false })),
    ...formatCheck(schema, scope),
  ];
}

function regex({ pattern }: JsonObject, scope: Scope): string {
  if (pattern === undefined) return '';
  const source = patternSource(String(pattern), scope);
  return source.startsWith('new RegExp') ? `.regex(${source})` : `.check(${scope.use(`matches(${source})`)})`;
}

function formatCheck({ format }: JsonObject, scope: Scope): Check[] {
  if (!scope.assertsFormats || typeof format !== 'string' || !assertedFormats.has(format)) return [];
  return [{ source: scope.use(`format(${literal(format)})`), whole: false }];
}

const numeric = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];

/** A schema of type number or integer. */
export function numberPart(schema: JsonObject, type: 'number' | 'integer', scope: Scope): Part {
  const bounds = [
    limit(schema.minimum, 'min'),
    limit(schema.maximum, 'max'),
    limit(schema.exclusiveMinimum, 'gt'),
    limit(schema.exclusiveMaximum, 'lt'),
  ].join('');
  if (!scope.exact) {
    const base = type === 'integer' ? 'z.int()' : 'z.number()';
    return { source: `${base}${bounds}${limit(schema.multipleOf, 'multipleOf')}`, keeps: true };
  }
  const isSafe = type === 'integer' && isSafeRange(schema);
  const { multipleOf } = schema;
  const plain = isSafe && Number.isSafeInteger(multipleOf) ? limit(multipleOf, 'multipleOf') : '';
  const checks = [
    ...(type === 'integer' && !isSafe ? ['integer()'] : []),
    ...(multipleOf !== undefined && plain === '' ? [`multipleOf(${String(multipleOf)})`] : []),
    ...formatCheck(schema, scope).map(({ source }) => source),
  ].map((source) => scope.use(source));
  const behind = checks.length === 0 ? '' : `.check(${checks.join(', ')})`;
  return { source: `${isSafe ? 'z.int()' : 'z.number()'}${bounds}${plain}${behind}`, keeps: true };
}

/** zod's integers end where doubles become inexact; the standard's do not. */
function isSafeRange({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonObject): boolean {
  const low = Math.max(Number(minimum ?? -Infinity), Number(exclusiveMinimum ?? -Infinity));
  const high = Math.min(Number(maximum ?? Infinity), Number(exclusiveMaximum ?? Infinity));
  return low >= Number.MIN_SAFE_INTEGER && high <= Number.MAX_SAFE_INTEGER;
}

/** What the keywords of numbers ask of a value that may be something else. */
export function numberChecks(schema: JsonObject, scope: Scope): Check[] {
  const limits = Object.fromEntries(
    numeric.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]),
  );
  const bounds = Object.keys(limits).length === 0 ? [] : [`bounds(${literal(limits as Literal)})`]; // numbers
  const step = schema.multipleOf === undefined ? [] : [`multipleOf(${String(schema.multipleOf)})`];
  return [...bounds, ...step].map((source) => ({ source: scope.use(source), whole: false }));
}

/** A call of a zod method with a number. */
export function limit(value: Json | undefined, method: string): string {
  return value === undefined ? '' : `.${method}(${String(value)})`;
}

/** `{ min: 1, max: 2 }`, with what is there. */
export function range(limits: { readonly min: Json | undefined; readonly max: Json | undefined }): string {
  return literal(limits as Literal); // numbers; what is undefined is left out
}
