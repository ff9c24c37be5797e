/**
 * Holds a value that a page shows against a schema that it gives, closed-world: a member that the schema does not name
 * is a contradiction. Interpreted, for what a page says must never become code.
 */
import type { FactSchema } from '../docs/page-facts.ts';
import { equalJson, isObject, type Json } from '../json.ts';
import { below } from './fact.ts';
import { typeOf } from './same-keyword.ts';
import { toJson } from './to-json.ts';

/** Where a value is not as the schema says. */
export interface Mismatch {
  readonly place: string;
  readonly rule: string;
  /** What the schema says, and what stands there instead. */
  readonly message: string;
}

/** Every mismatch of the value; of a union, those of the form that it is closest to. */
export function checkExample(value: Json, schema: FactSchema, place: string): Mismatch[] {
  const wrongType = checkType(value, schema, place);
  if (wrongType.length > 0) return wrongType;
  return [
    ...checkValue(value, schema, place),
    ...checkNumber(value, schema, place),
    ...checkLength(value, schema, place),
    ...checkMembers(value, schema, place),
    ...(Array.isArray(value) && schema.items ? value.flatMap((item) => checkItem(item, schema.items, place)) : []),
    ...checkForms(value, schema, place),
  ];
}

function checkItem(item: Json, schema: FactSchema | undefined, place: string): Mismatch[] {
  return schema ? checkExample(item, schema, below(place, 'items')) : [];
}

function checkType(value: Json, { type, nullable }: FactSchema, place: string): Mismatch[] {
  if (type === undefined || (value === null && nullable === true)) return [];
  const wanted = [type].flat().map(String);
  const found = typeOf(value);
  if (wanted.includes(found) || (found === 'integer' && wanted.includes('number'))) return [];
  return [{ place, rule: 'type', message: `is ${found} where the page says ${wanted.join(' or ')}` }];
}

function checkValue(value: Json, schema: FactSchema, place: string): Mismatch[] {
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  if (!Array.isArray(allowed) || allowed.some((one) => equalJson(toJson(one), value))) return [];
  return [{ place, rule: 'enum', message: `is ${shown(value)}, which is not among ${shown(toJson(allowed))}` }];
}

function checkNumber(value: Json, { minimum, maximum, multipleOf }: FactSchema, place: string): Mismatch[] {
  if (typeof value !== 'number') return [];
  const wrong = [
    ...(typeof minimum === 'number' && value < minimum ? [`the least is ${minimum}`] : []),
    ...(typeof maximum === 'number' && value > maximum ? [`the greatest is ${maximum}`] : []),
    ...(typeof multipleOf === 'number' && value % multipleOf !== 0 ? [`it must be a multiple of ${multipleOf}`] : []),
  ];
  return wrong.map((why) => ({ place, rule: 'range', message: `is ${value}; ${why}` }));
}

function checkLength(value: Json, schema: FactSchema, place: string): Mismatch[] {
  const kind = typeof value === 'string' ? 'Length' : Array.isArray(value) ? 'Items' : undefined;
  if (kind === undefined || (typeof value !== 'string' && !Array.isArray(value))) return [];
  const size = typeof value === 'string' ? [...value].length : value.length;
  const [least, most] = [schema[`min${kind}`], schema[`max${kind}`]];
  const wrong = [
    ...(typeof least === 'number' && size < least ? [`the least is ${least}`] : []),
    ...(typeof most === 'number' && size > most ? [`the most is ${most}`] : []),
  ];
  return wrong.map((why) => ({ place, rule: 'length', message: `has ${size}; ${why}` }));
}

function checkMembers(value: Json, schema: FactSchema, place: string): Mismatch[] {
  const { properties, required = [] } = schema;
  if (!isObject(value) || (!properties && required.length === 0)) return [];
  const missing = required.filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.map((name) => ({ place: below(place, name), rule: 'missing', message: 'is missing, and is required' })),
    ...Object.entries(value).flatMap(([name, member]): Mismatch[] => {
      const inner = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
      const spot = below(place, name);
      if (inner) return checkExample(member, inner, spot);
      return properties ? [{ place: spot, rule: 'unknown', message: 'is in the example and in no schema' }] : [];
    }),
  ];
}

function checkForms(value: Json, schema: FactSchema, place: string): Mismatch[] {
  const found = (schema.anyOf ?? []).map((form) => checkExample(value, form, place));
  return (
    found.reduce<Mismatch[] | undefined>((best, one) => (best && best.length <= one.length ? best : one), undefined) ??
    []
  );
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}
