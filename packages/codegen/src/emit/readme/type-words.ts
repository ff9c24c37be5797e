/** The type of a field in a few words, in TypeScript's where it has them. */
import { asArray, type Json, type JsonObject } from '../../json.ts';
import type { ClientModel } from '../../model/model.ts';
import { branchesOf, isNull, resolveField } from './resolve-field.ts';

/** Deeper lists of lists and unions of unions tell nobody anything. */
const deepest = 4;

/** The type of a schema: `string`, `integer`, `object[]`, `string | null`; `any` where all is allowed. */
export function typeWords(model: ClientModel, field: Json, depth = 0): string {
  if (field === false) return 'never';
  const { schema } = resolveField(model, field);
  if (schema['x-limner-binary'] === true) return 'Blob';
  const words = depth > deepest ? [] : [...namedTypes(model, schema, depth), ...ofBranches(model, schema, depth)];
  return [...new Set(words)].join(' | ') || impliedType(schema);
}

function namedTypes(model: ClientModel, schema: JsonObject, depth: number): string[] {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? null];
  return types.flatMap((type) => (typeof type === 'string' ? [ofType(model, { type, schema, depth })] : []));
}

function ofType(
  model: ClientModel,
  { type, schema, depth }: { type: string; schema: JsonObject; depth: number },
): string {
  if (type !== 'array') return type;
  const item = schema.items === undefined ? 'any' : typeWords(model, schema.items, depth + 1);
  return item.includes(' ') ? `(${item})[]` : `${item}[]`;
}

function ofBranches(model: ClientModel, schema: JsonObject, depth: number): string[] {
  if (schema.type !== undefined) return [];
  const inner = branchesOf(schema).map((branch) => typeWords(model, branch, depth + 1));
  const takesNull = [...asArray(schema.anyOf), ...asArray(schema.oneOf)].some(isNull);
  return [...inner.flatMap((words) => words.split(' | ')), ...(takesNull ? ['null'] : [])];
}

/** Where no type is named, the values or members say it. */
function impliedType(schema: JsonObject): string {
  if (schema.properties !== undefined || schema.allOf !== undefined) return 'object';
  const values = schema.const === undefined ? asArray(schema.enum) : [schema.const];
  const types = new Set(values.map((value) => (value === null ? 'null' : typeof value)));
  return [...types].join(' | ') || 'any';
}
