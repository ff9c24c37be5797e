/** Writes `const` and `enum`. */
import { asArray, isObject, type Json, type JsonObject } from '../../json.ts';
import { type Base, dataSource, listed, nothing, type Part, type Scope } from './part.ts';
import { untypedChecks } from './types.ts';

/** Of the values that the type allows, one. */
export function valuesBase(schema: JsonObject, scope: Scope): Base {
  const values = schema.const === undefined ? asArray(schema.enum) : [schema.const];
  const types = schema.type === undefined ? undefined : [schema.type].flat().map(String);
  const allowed = values.filter((value) => types === undefined || types.some((type) => isOfType(value, type)));
  const hasBoth = schema.const !== undefined && schema.enum !== undefined;
  const other = hasBoth ? [{ source: scope.use(`enumOf(${dataSource(schema.enum ?? [])})`), whole: true }] : [];
  const part = oneOfValues({ values: allowed, isList: schema.const === undefined }, scope);
  return { part, checks: [...other, ...untypedChecks(schema, scope)] };
}

function oneOfValues({ values, isList }: { values: readonly Json[]; isList: boolean }, scope: Scope): Part {
  const [first] = values;
  if (first === undefined) return nothing(scope);
  if (values.some((value) => typeof value === 'object' && value !== null)) {
    const check = values.length === 1 ? `constantOf(${dataSource(first)})` : `enumOf(${dataSource([...values])})`;
    return { source: `z.unknown().check(${scope.use(check)})`, keeps: true };
  }
  const list = listed(['[', ']'], values.map(dataSource), scope.indent);
  // zod keeps the texts of an enum as the names of an object.
  const isEnum = isList && values.every((value) => typeof value === 'string' && !(value in {}));
  const source = isEnum ? `z.enum(${list})` : `z.literal(${values.length === 1 ? dataSource(first) : list})`;
  return { source, keeps: true };
}

function isOfType(value: Json, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}
