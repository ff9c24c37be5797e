/** What a value may be beyond its type, in words: ranges, lengths, allowed values. */
import { asArray, type Json, type JsonObject } from '../../json.ts';
import type { ClientModel } from '../../model/model.ts';
import { code } from '../markdown.ts';
import { branchesOf, resolveField } from './resolve-field.ts';

/** A longer pattern is no help in a table. */
const longestPattern = 60;
/** Of longer lists the first values stand for all. */
const mostValues = 40;
const deepest = 4;

/** The limits of a schema as finished Markdown; empty where there are none. */
export function limitWords(model: ClientModel, field: Json, depth = 0): string {
  if (field === false) return 'must be left out';
  const { schema } = resolveField(model, field);
  const own = [
    values(schema),
    range(schema),
    span(schema, { least: 'minLength', most: 'maxLength', unit: 'character' }),
    pattern(schema),
    typeof schema.format === 'string' ? code(schema.format) : '',
    span(schema, { least: 'minItems', most: 'maxItems', unit: 'item' }),
    schema.uniqueItems === true ? 'no item twice' : '',
    span(schema, { least: 'minProperties', most: 'maxProperties', unit: 'member' }),
  ];
  return [...own, ...(depth > deepest ? [] : inside(model, schema, depth))].filter((part) => part !== '').join('; ');
}

function inside(model: ClientModel, schema: JsonObject, depth: number): string[] {
  const item = schema.items === undefined ? '' : limitWords(model, schema.items, depth + 1);
  const branches = branchesOf(schema).map((branch) => limitWords(model, branch, depth + 1));
  const either = [...new Set(branches)].filter((words) => words !== '').join(' or ');
  return [item === '' ? '' : `each ${item}`, either];
}

function values(schema: JsonObject): string {
  const all = schema.const === undefined ? asArray(schema.enum) : [schema.const];
  const shown = all.slice(0, mostValues).map((value) => code(plain(value)));
  if (all.length < 2) return shown.length === 0 ? '' : `only ${shown.join('')}`;
  const more = all.length > mostValues ? ` and ${all.length - mostValues} more` : '';
  return `one of ${shown.join(', ')}${more}`;
}

/** A value as it is written: texts without quotation marks. */
export function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function range({ minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf }: JsonObject): string {
  const hasBoth = typeof minimum === 'number' && typeof maximum === 'number';
  const parts = [
    hasBoth ? `${minimum} to ${maximum}` : '',
    !hasBoth && typeof minimum === 'number' ? `at least ${minimum}` : '',
    !hasBoth && typeof maximum === 'number' ? `at most ${maximum}` : '',
    typeof above === 'number' ? `more than ${above}` : '',
    typeof below === 'number' ? `less than ${below}` : '',
    typeof multipleOf === 'number' ? `a multiple of ${multipleOf}` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function span(schema: JsonObject, { least, most, unit }: { least: string; most: string; unit: string }): string {
  const from = schema[least];
  const to = schema[most];
  if (typeof from === 'number' && typeof to === 'number')
    return from === to ? counted(from, unit) : `${from} to ${counted(to, unit)}`;
  if (typeof to === 'number') return `at most ${counted(to, unit)}`;
  if (typeof from !== 'number' || from === 0) return '';
  return from === 1 ? 'not empty' : `at least ${counted(from, unit)}`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function pattern({ pattern: source }: JsonObject): string {
  if (typeof source !== 'string') return '';
  return source.length > longestPattern ? 'a pattern' : code(source);
}
