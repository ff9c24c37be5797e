/**
 * Makes one schema object say in the words of JSON Schema 2020-12 what it says in those of OpenAPI 3.0, or of older drafts
 * where the meaning is certain. What is inside has been raised before.
 */
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { isObject, type JsonObject } from '../json.ts';
import { inherit, locate } from './origin.ts';
import { raiseNullable } from './raise-nullable.ts';
import { isLiteral, withoutSlashes } from './raise-pattern.ts';

/** A schema whose parts have been raised, and the dialect that it is written in. */
export interface Raising {
  readonly schema: JsonObject;
  /** As it was before its parts were raised. */
  readonly original: JsonObject;
  /** True for OpenAPI 3.0, of which nullable and the like are proper words. */
  readonly old: boolean;
  readonly diagnostics: Diagnostic[];
}

/** A copy of a schema that may be changed, and the way to tell of it. */
interface Draft {
  readonly schema: JsonObject;
  readonly original: JsonObject;
  readonly old: boolean;
  /** Says that a keyword was read as something else. */
  readonly repaired: (keyword: string, message: string) => void;
}

const raisers: Readonly<Record<string, (draft: Draft) => void>> = {
  type: raiseType,
  exclusiveMinimum: (draft) => raiseExclusive(draft, 'exclusiveMinimum', 'minimum'),
  exclusiveMaximum: (draft) => raiseExclusive(draft, 'exclusiveMaximum', 'maximum'),
  example: raiseExample,
  required: raiseRequired,
  properties: raiseRequiredProperties,
  items: raiseTuple,
  pattern: raisePattern,
  additionalItems: ({ schema, repaired }) => {
    delete schema.additionalItems;
    repaired('additionalItems', 'additionalItems says nothing without a list of items.');
  },
  dependencies: raiseDependencies,
  ...Object.fromEntries(
    ['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((keyword) => [keyword, (draft: Draft) => dropEmpty(draft, keyword)]),
  ),
  id: ({ schema, repaired }) => {
    if (typeof schema.id !== 'string') return;
    delete schema.id;
    repaired('id', 'id is a word of an older draft and is not read.');
  },
};

/** The schema in today's words: itself where it is in them already. */
export function raiseSchema({ schema, original, old, diagnostics }: Raising): JsonObject {
  const keywords = Object.keys(schema).filter((keyword) => needsRaising(keyword, { schema, original, old }));
  const hasSiblings = old && typeof schema.$ref === 'string' && Object.keys(schema).length > 1;
  if (keywords.length === 0 && !hasSiblings) return schema;
  const copy = inherit({ ...schema }, schema);
  const repaired = (keyword: string, message: string): void => {
    diagnostics.push(diagnostic('document-repaired', locate(schema, keyword), message));
  };
  if (hasSiblings) dropSiblings(copy, diagnostics);
  for (const keyword of keywords) {
    // One may have taken another with it, as a list of items takes additionalItems.
    if (copy[keyword] !== undefined) raisers[keyword]?.({ schema: copy, original, old, repaired });
  }
  if (copy.nullable === undefined) return copy;
  if (!old) repaired('nullable', 'nullable is a word of OpenAPI 3.0; it is honoured.');
  return raiseNullable(copy);
}

function needsRaising(keyword: string, { schema, original, old }: Omit<Raising, 'diagnostics'>): boolean {
  const value = schema[keyword];
  switch (keyword) {
    case 'nullable':
    case 'additionalItems':
    case 'dependencies':
    case 'id':
      return true;
    case 'type':
      return value === 'any' || value === 'file' || (Array.isArray(value) && value.some((name) => name === null));
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
    case 'required':
      return typeof value === 'boolean';
    case 'pattern':
      return isLiteral(value);
    case 'example':
      return old;
    case 'properties':
      return requiredProperties(original).length > 0;
    case 'items':
      return Array.isArray(value);
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
    case 'prefixItems':
      return Array.isArray(value) && value.length === 0;
    default:
      return false;
  }
}

function raiseType({ schema, repaired }: Draft): void {
  const { type } = schema;
  if (type === 'any') {
    delete schema.type;
    repaired('type', 'There is no type "any": the schema takes any value.');
  } else if (type === 'file') {
    schema.type = 'string';
    schema.format = 'binary';
    repaired('type', 'There is no type "file": it is read as a string of format binary.');
  } else if (Array.isArray(type)) {
    schema.type = type.map((name) => name ?? 'null');
    repaired('type', 'null in a list of types is read as "null".');
  }
}

function raisePattern({ schema, repaired }: Draft): void {
  schema.pattern = withoutSlashes(String(schema.pattern));
  repaired('pattern', `With the slashes around it, the pattern finds nothing; it is read as ${schema.pattern}.`);
}

function raiseExclusive({ schema, old, repaired }: Draft, exclusive: string, bound: string): void {
  const isExclusive = schema[exclusive] === true;
  const limit = schema[bound];
  delete schema[exclusive];
  if (!old) repaired(exclusive, `${exclusive} is a number since OpenAPI 3.1; true and false are honoured.`);
  if (!isExclusive || limit === undefined) return;
  schema[exclusive] = limit;
  delete schema[bound];
}

function raiseExample({ schema }: Draft): void {
  schema.examples ??= [schema.example ?? null];
  delete schema.example;
}

/** The owner takes the name into its own list. */
function raiseRequired({ schema, repaired }: Draft): void {
  delete schema.required;
  repaired('required', '"required" is a list of names since draft 4; of a property it is told to its owner.');
}

function raiseRequiredProperties({ schema, original, repaired }: Draft): void {
  const names = requiredProperties(original);
  const listed = Array.isArray(schema.required) ? schema.required : [];
  schema.required = [...new Set([...listed, ...names])];
  repaired('properties', `"required: true" of ${names.join(', ')} is read as a name in the list of the object.`);
}

/** Properties that call themselves required, as the drafts before 4 had it. */
function requiredProperties({ properties }: JsonObject): string[] {
  const entries = Object.entries(isObject(properties) ? properties : {});
  return entries.filter(([, property]) => isObject(property) && property.required === true).map(([name]) => name);
}

function raiseTuple({ schema, repaired }: Draft): void {
  schema.prefixItems = schema.items ?? [];
  delete schema.items;
  if (schema.additionalItems !== undefined) schema.items = schema.additionalItems;
  delete schema.additionalItems;
  repaired('items', 'A list of items is called prefixItems since OpenAPI 3.1; it is read so.');
}

/** By the letter nothing fits any of none; who writes an empty list has nothing to say. */
function dropEmpty({ schema, repaired }: Draft, keyword: string): void {
  delete schema[keyword];
  repaired(keyword, `${keyword} is an empty list; it counts as absent.`);
}

function raiseDependencies({ schema, repaired }: Draft): void {
  const entries = Object.entries(isObject(schema.dependencies) ? schema.dependencies : {});
  const lists = entries.filter(([, value]) => Array.isArray(value));
  const schemas = entries.filter(([, value]) => !Array.isArray(value));
  if (lists.length > 0) schema.dependentRequired ??= Object.fromEntries(lists);
  if (schemas.length > 0) schema.dependentSchemas ??= Object.fromEntries(schemas);
  delete schema.dependencies;
  repaired('dependencies', 'dependencies is read as dependentRequired and dependentSchemas.');
}

/** Words that say something to people, or of which way a value travels: in force beside a reference, of whatever version. */
const annotations = new Set([
  ...['title', 'description', 'summary', 'default', 'deprecated', 'readOnly', 'writeOnly', 'example', 'examples'],
  ...['externalDocs', 'xml', 'nullable', '$ref'],
]);

function dropSiblings(schema: JsonObject, diagnostics: Diagnostic[]): void {
  const dropped = Object.keys(schema).filter((keyword) => !annotations.has(keyword) && !keyword.startsWith('x-'));
  for (const keyword of dropped) {
    const message = `${keyword} beside $ref says nothing in OpenAPI 3.0 and is not enforced.`;
    diagnostics.push(diagnostic('reference-siblings', locate(schema, keyword), message));
    delete schema[keyword];
  }
}
