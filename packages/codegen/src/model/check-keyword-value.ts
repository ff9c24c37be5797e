/** What our own specs ask of the value of a keyword beside what JSON Schema does. */
import type { Json, JsonObject } from '../json.ts';
import { keywordProblem, patternNotes } from '../schema/keyword-problem.ts';
import { formats } from './keywords.ts';

/** What is wrong with the value of a keyword, in words; undefined where nothing is. */
export function checkKeywordValue(schema: JsonObject, keyword: string): string | undefined {
  const value = schema[keyword] ?? null;
  const problem = keywordProblem(keyword, value)?.message ?? patternNotes(keyword, value)[0];
  if (problem !== undefined) return problem;
  if (keyword === 'format' && !formats.has(String(value))) return `The format ${String(value)} would not be enforced.`;
  if (keyword === 'const') return checkOwnType(schema, [value]);
  return keyword === 'enum' && Array.isArray(value) ? checkOwnType(schema, value) : undefined;
}

/** A value that the type beside it excludes is a slip. */
function checkOwnType({ type }: JsonObject, values: readonly Json[]): string | undefined {
  if (type === undefined || type === null) return undefined;
  const allowed = new Set([type].flat().map(String));
  const excluded = values.filter((value) => !namesOf(value).some((name) => allowed.has(name)));
  const what = excluded.map((value) => JSON.stringify(value)).join(', ');
  return excluded.length > 0 ? `${what} is no ${[...allowed].join(' or ')}.` : undefined;
}

/** The types that a value has. */
function namesOf(value: Json): readonly string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value !== 'number') return [typeof value];
  return Number.isInteger(value) ? ['number', 'integer'] : ['number'];
}
