/** The keywords of JSON Schema 2020-12: what each holds, and the vocabulary that it belongs to. */

/** Keywords whose value is one schema. */
const schemaKeywords = [
  'items',
  'contains',
  'additionalProperties',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'not',
  'if',
  'then',
  'else',
  'contentSchema',
] as const;

/** Keywords whose value is a list of schemas. */
const schemaListKeywords = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const;

/** Keywords whose value is an object of schemas. */
const schemaMapKeywords = ['properties', 'patternProperties', 'dependentSchemas'] as const;

/** Keywords that keep schemas for others to refer to; they say nothing of a value themselves. */
export const shelfKeywords = ['$defs', 'definitions'] as const;

/** How the schemas inside a keyword are held; absent for keywords that hold none. */
export const schemaHolders: ReadonlyMap<string, 'one' | 'list' | 'map'> = new Map([
  ...schemaKeywords.map((keyword) => [keyword, 'one'] as const),
  ...schemaListKeywords.map((keyword) => [keyword, 'list'] as const),
  ...[...schemaMapKeywords, ...shelfKeywords].map((keyword) => [keyword, 'map'] as const),
]);

const vocabularies: Readonly<Record<string, readonly string[]>> = {
  core: [
    '$id',
    '$schema',
    '$ref',
    '$anchor',
    '$dynamicRef',
    '$dynamicAnchor',
    '$vocabulary',
    '$comment',
    '$defs',
    // Of earlier dialects; the metaschema still says that schemas stand in it.
    'definitions',
  ],
  applicator: [
    'prefixItems',
    'items',
    'contains',
    'additionalProperties',
    'properties',
    'patternProperties',
    'dependentSchemas',
    'propertyNames',
    'if',
    'then',
    'else',
    'allOf',
    'anyOf',
    'oneOf',
    'not',
  ],
  unevaluated: ['unevaluatedItems', 'unevaluatedProperties'],
  validation: [
    'type',
    'const',
    'enum',
    'multipleOf',
    'maximum',
    'exclusiveMaximum',
    'minimum',
    'exclusiveMinimum',
    'maxLength',
    'minLength',
    'pattern',
    'maxItems',
    'minItems',
    'uniqueItems',
    'maxContains',
    'minContains',
    'maxProperties',
    'minProperties',
    'required',
    'dependentRequired',
  ],
  'meta-data': ['title', 'description', 'default', 'deprecated', 'readOnly', 'writeOnly', 'examples'],
  'format-annotation': ['format'],
  'format-assertion': ['format'],
  content: ['contentEncoding', 'contentMediaType', 'contentSchema'],
};

const base = 'https://json-schema.org/draft/2020-12/vocab/';

/** The vocabulary in which `format` is checked, and no mere remark. */
export const formatAssertion = `${base}format-assertion`;

/** The vocabularies that a keyword belongs to; a keyword that is not of the standard has no entry. */
export const vocabulariesOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(vocabularies)
    .flat()
    .map((keyword) => [
      keyword,
      Object.keys(vocabularies)
        .filter((name) => vocabularies[name]?.includes(keyword))
        .map((name) => base + name),
    ]),
);

/** Every vocabulary of the standard, by its address. */
export const knownVocabularies: ReadonlySet<string> = new Set(Object.keys(vocabularies).map((name) => base + name));
