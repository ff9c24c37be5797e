/** No keyword of a schema is silently ignored: it is enforced, or a diagnostic names it. */
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { asArray, asObject, isObject, type Json, type JsonObject } from '../json.ts';
import { locate } from '../parse/origin.ts';
import { evidence } from '../parse/provider-spec.ts';
import { checkKeywordValue } from './check-keyword-value.ts';
import { annotations, enforced, extensions } from './keywords.ts';
import { subschemas } from './schemas.ts';

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
  const problem = checkKeywordValue(schema, keyword);
  return problem === undefined ? [] : [diagnostic('unsupported-schema', locate(schema, keyword), problem)];
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
