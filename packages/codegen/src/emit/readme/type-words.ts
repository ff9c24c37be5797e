/** The type of a field in a few words, in TypeScript's where it has them. */
import { asArray, type Json, type JsonObject } from '../../json.ts';
import type { ClientModel } from '../../model/model.ts';
import { branchesOf, isNull, resolveField } from './resolve-field.ts';

/** Deeper lists of lists and unions of unions tell nobody anything. */
const deepest = 4;

/** The type of a schema: `string`, `integer`, `object[]`, `string | null`; `any` where all is allowed. */
export function typeWords(model: ClientModel, field: Json): string {
  return [...new Set(typesOf(model, field, 0))].join(' | ');
}

function typesOf(model: ClientModel, field: Json, depth: number): string[] {
  if (field === false) return ['never'];
  const { schema } = resolveField(model, field);
  if (schema['x-limner-binary'] === true) return ['Blob'];
  if (depth > deepest) return ['any'];
  const named = Array.isArray(schema.type) ? schema.type : [schema.type];
  const types = named.flatMap((type) => (typeof type === 'string' ? [ofType(model, { type, schema, depth })] : []));
  const all = types.length > 0 ? types : ofBranches(model, schema, depth);
  return all.length > 0 ? all : impliedTypes(schema);
}

function ofType(
  model: ClientModel,
  { type, schema, depth }: { type: string; schema: JsonObject; depth: number },
): string {
  if (type !== 'array') return type;
  const items = schema.items === undefined ? ['any'] : [...new Set(typesOf(model, schema.items, depth + 1))];
  return items.length > 1 ? `(${items.join(' | ')})[]` : `${items.join('')}[]`;
}

function ofBranches(model: ClientModel, schema: JsonObject, depth: number): string[] {
  const inner = branchesOf(schema).flatMap((branch) => typesOf(model, branch, depth + 1));
  const takesNull = [...asArray(schema.anyOf), ...asArray(schema.oneOf)].some(isNull);
  return takesNull ? [...inner, 'null'] : inner;
}

/** Where no type is named, the values or members say it. */
function impliedTypes(schema: JsonObject): string[] {
  if (schema.properties !== undefined || schema.allOf !== undefined) return ['object'];
  const values = schema.const === undefined ? asArray(schema.enum) : [schema.const];
  const types = new Set(values.map((value) => (value === null ? 'null' : typeof value)));
  return types.size === 0 ? ['any'] : [...types];
}
