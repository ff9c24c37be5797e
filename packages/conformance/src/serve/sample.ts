import { isRecord, type JsonObject } from '../json/is-record.ts';
import { branchesOf, everyItem, itemsOf, memberOf, type PlacedSchema, schemaAt, typesOf } from './schema.ts';

/** What a sample must have beside what its schema requires. */
export interface SampleOptions {
  /** Places, as tokens with `*` for every item of a list. */
  readonly wanted: readonly (readonly string[])[];
  /** How many items a list has that a wanted place runs through. */
  readonly count: number;
}

/**
 * A plain value that fits a schema: constants, examples and defaults first, then the least of its type. An object gets the
 * members that are required or wanted; one where neither says anything gets all that cannot be null.
 */
export function sample(place: PlacedSchema, options: SampleOptions): unknown {
  const branches = branchesOf(place);
  const [branch] = branches.filter((one) => options.wanted.some((tokens) => schemaAt(one, tokens))).concat(branches);
  if (!branch) return null;
  const told = toldValue(branch.schema);
  const type = typesOf(branch).find((name) => name !== 'null');
  if (type === 'object' || isRecord(branch.schema.properties)) {
    const object = sampleObject(branch, options);
    return isRecord(told) ? merged(object, told) : object;
  }
  if (type === 'array') return sampleList(branch, options);
  return told === undefined ? plainValue(type, branch.schema) : told;
}

function toldValue(schema: JsonObject): unknown {
  const examples = schema.examples;
  const values = [schema.const, first(schema.enum), first(examples), schema.example, schema.default];
  return values.find((value) => value !== undefined);
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

function sampleObject(place: PlacedSchema, options: SampleOptions): JsonObject {
  const { properties } = place.schema;
  const required = [place.schema.required].flat();
  const wanted = options.wanted.filter((tokens) => tokens.length > 0);
  const all = wanted.length === 0 && required.every((name) => name === undefined);
  const isTaken = (name: string): boolean =>
    required.includes(name) || wanted.some(([token]) => token === name) || (all && !canBeNull(place, name));
  const names = Object.keys(isRecord(properties) ? properties : {}).filter(isTaken);
  return Object.fromEntries(
    names.map((name) => {
      const member = memberOf(place, name) ?? { ...place, schema: {} };
      return [name, sample(member, { ...options, wanted: below(wanted, name) })];
    }),
  );
}

function canBeNull(place: PlacedSchema, name: string): boolean {
  const member = memberOf(place, name);
  if (!member) return true;
  const types = typesOf(member);
  // A member about which nothing is known is best left out, like one that may be null.
  return types.includes('null') || (types.length === 0 && toldValue(member.schema) === undefined);
}

function sampleList(place: PlacedSchema, options: SampleOptions): unknown[] {
  const wanted = below(options.wanted, everyItem);
  const least = Number(place.schema.minItems ?? 0);
  const items = itemsOf(place);
  if (!items) return [];
  const length = options.wanted.some(([token]) => token === everyItem) ? options.count : Math.max(least, 1);
  return Array.from({ length }, () => sample(items, { ...options, wanted }));
}

function below(wanted: SampleOptions['wanted'], name: string): SampleOptions['wanted'] {
  return wanted.filter(([token]) => token === name).map(([, ...rest]) => rest);
}

function plainValue(type: string | undefined, schema: JsonObject): unknown {
  if (type === 'string') return plainText(schema);
  if (type === 'integer' || type === 'number') return plainNumber(schema);
  if (type === 'boolean') return false;
  return null;
}

function plainText(schema: JsonObject): string {
  if (schema.format === 'date-time') return new Date(0).toISOString();
  if (schema.format === 'uri') return 'https://example.com/';
  const least = Number(schema.minLength ?? 0);
  const most = Number(schema.maxLength ?? Number.POSITIVE_INFINITY);
  return 'sample'.padEnd(least, '.').slice(0, most);
}

function plainNumber(schema: JsonObject): number {
  const step = Number(schema.multipleOf ?? 1);
  const least = Number(
    schema.minimum ?? (schema.exclusiveMinimum === undefined ? Number.NaN : Number(schema.exclusiveMinimum) + step),
  );
  const wanted = Number.isNaN(least) ? step : Math.ceil(least / step) * step;
  return Math.min(wanted, Number(schema.maximum ?? Number.POSITIVE_INFINITY));
}

/** The example's values in the sample's shape: lists keep the length that was asked for. */
function merged(object: JsonObject, example: JsonObject): JsonObject {
  const result: JsonObject = { ...object };
  for (const [name, value] of Object.entries(example)) {
    const own = object[name];
    if (isRecord(own) && isRecord(value)) result[name] = merged(own, value);
    else if (!Array.isArray(own)) result[name] = value;
  }
  return result;
}
