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
  const own = [...Object.keys(schema).flatMap((keyword) => checkKeyword(schema, keyword)), ...checkClosed(schema)];
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

/** Keywords that have a say on the names of an object beside its own properties. */
const others = ['allOf', 'dependentSchemas', 'unevaluatedProperties'];
const named = ['properties', 'required', 'additionalProperties', 'patternProperties'];

/**
 * Our requests are closed, and their validators are proven to be what their types say: both need the properties of an object
 * in one place. Documents from outside are open, and may say it any way.
 */
function checkClosed(schema: JsonObject): Diagnostic[] {
  const isObjectSchema = named.some((keyword) => schema[keyword] !== undefined);
  const unions = isObjectSchema ? ['anyOf', 'oneOf'] : [];
  const beside =
    schema.$ref === undefined
      ? []
      : Object.keys(schema).filter((keyword) => keyword !== '$ref' && enforced.has(keyword));
  return [...others, ...unions, ...beside]
    .filter((keyword) => schema[keyword] !== undefined)
    .map((keyword) => {
      const message = `${keyword} would have a say on an object that is closed elsewhere: write its properties in one place.`;
      return diagnostic('unsupported-schema', locate(schema, keyword), message);
    });
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
    const { sources, decision, covers = [] } = asObject(node[keyword]);
    const isLedger = Array.isArray(covers) && covers.every((place) => typeof place === 'string');
    const isComplete = asArray(sources).length >= 2 && typeof decision === 'string' && isLedger;
    if (!isComplete) {
      return [
        diagnostic(
          'evidence-invalid',
          locate(node, keyword),
          'A contradiction has two sources or more and a decision; what it covers is a list of places.',
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
