/** No keyword of a schema is silently ignored: it is enforced, or a diagnostic names it. */
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { asArray, asObject, isObject, type Json, type JsonObject } from '../json.ts';
import { locate } from '../parse/origin.ts';
import { evidence } from '../parse/provider-spec.ts';
import { annotations, enforced, extensions, formats } from './keywords.ts';
import { subschemas } from './schemas.ts';

const types = new Set(['null', 'boolean', 'object', 'array', 'number', 'integer', 'string']);

/** Checks one named schema and all that is inside it. */
export function checkSchema(schema: Json): Diagnostic[] {
  if (typeof schema === 'boolean') return [];
  if (!isObject(schema))
    return [diagnostic('unsupported-schema', locate(schema), 'A schema is an object or a boolean.')];
  const own = [...Object.keys(schema).flatMap((keyword) => checkKeyword(schema, keyword)), ...checkSiblings(schema)];
  return [...own, ...checkDescriptions(schema), ...[...subschemas(schema)].flatMap(checkSchema)];
}

function checkKeyword(schema: JsonObject, keyword: string): Diagnostic[] {
  if (keyword.startsWith('x-')) return checkExtension(schema, keyword);
  if (annotations.has(keyword)) return [];
  if (!enforced.has(keyword)) {
    return [
      diagnostic('unsupported-keyword', locate(schema, keyword), `The keyword ${keyword} would not be enforced.`),
    ];
  }
  const problem = checkValue(schema, keyword);
  return problem === undefined ? [] : [diagnostic('unsupported-schema', locate(schema, keyword), problem)];
}

/** What is wrong with the value of a keyword, in words. */
function checkValue(schema: JsonObject, keyword: string): string | undefined {
  const value = schema[keyword] ?? null;
  switch (keyword) {
    case 'type': {
      const unknown = (Array.isArray(value) ? value : [value]).filter((type) => !types.has(String(type)));
      return unknown.length > 0 ? `${unknown.map(String).join(', ')} is no type.` : undefined;
    }
    case 'format':
      return formats.has(String(value)) ? undefined : `The format ${String(value)} would not be enforced.`;
    case 'const':
      return typeof value === 'object' && value !== null
        ? 'A constant must be a string, number, boolean or null.'
        : undefined;
    case 'enum':
      return Array.isArray(value) &&
        value.length > 0 &&
        value.every((item) => typeof item !== 'object' || item === null)
        ? undefined
        : 'An enum lists at least one string, number, boolean or null.';
    case 'pattern':
      return checkPattern(String(value));
    case 'oneOf':
      return isObject(schema.discriminator)
        ? undefined
        : 'oneOf needs a discriminator; write anyOf where the forms may overlap.';
    default:
      return undefined;
  }
}

function checkPattern(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return `The pattern is no regular expression: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

const conditions = ['if', 'then', 'else', 'not'];
const numeric = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
/** The keywords that say something about values of a type. */
const byType: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  number: numeric,
  integer: numeric,
  array: ['items', 'minItems', 'maxItems'],
  object: ['properties', 'required', 'additionalProperties'],
};

/** The enforced keywords that may stand in one schema; what the writer would pass over is named. */
function checkSiblings(schema: JsonObject): Diagnostic[] {
  const allowed = new Set(allowedTogether(schema));
  return Object.keys(schema)
    .filter((keyword) => enforced.has(keyword) && !allowed.has(keyword))
    .map((keyword) => {
      const others = [...allowed].filter((other) => schema[other] !== undefined && !conditions.includes(other));
      const message = `${keyword} would not be enforced beside ${others.join(', ') || 'the rest of the schema'}.`;
      return diagnostic('unsupported-schema', locate(schema, keyword), message);
    });
}

function allowedTogether(schema: JsonObject): readonly string[] {
  if (schema.$ref !== undefined) return ['$ref'];
  if (schema.const !== undefined) return ['const', 'type'];
  if (schema.enum !== undefined) return ['enum', 'type'];
  if (schema.oneOf !== undefined) return ['oneOf', 'discriminator', ...conditions];
  if (schema.anyOf !== undefined) return ['anyOf', ...conditions];
  const named = schema.type === undefined ? ['object'] : [schema.type].flat().map(String);
  return ['type', ...conditions, ...named.flatMap((type) => byType[type] ?? [])];
}

/** Checks the evidence members of any object of a document. */
export function checkExtension(node: JsonObject, keyword: string): Diagnostic[] {
  if (!extensions.has(keyword)) {
    return [diagnostic('unknown-extension', locate(node, keyword), `The extension ${keyword} is not known.`)];
  }
  if (keyword === 'x-evidence' && !evidence.safeParse(node[keyword]).success) {
    return [diagnostic('evidence-invalid', locate(node, keyword), `${String(node[keyword])} is no kind of evidence.`)];
  }
  if (keyword === 'x-contradiction') {
    const { sources, decision } = asObject(node[keyword]);
    const isComplete = asArray(sources).length >= 2 && typeof decision === 'string';
    if (!isComplete) {
      return [
        diagnostic(
          'evidence-invalid',
          locate(node, keyword),
          'A contradiction has two sources or more and a decision.',
        ),
      ];
    }
  }
  return [];
}

function checkDescriptions(schema: JsonObject): Diagnostic[] {
  return Object.entries(asObject(schema.properties))
    .filter(([, property]) => isObject(property) && property.$ref === undefined && property.type !== undefined)
    .filter(([, property]) => typeof asObject(property).description !== 'string')
    .map(([name]) =>
      diagnostic('description-missing', locate(schema.properties, name), `The property ${name} has no description.`),
    );
}
