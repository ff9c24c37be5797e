/** The keywords of JSON Schema and OpenAPI that the generator knows what to do with. Anything else is a diagnostic. */

/** Keywords that say something about objects alone. */
export const objectKeywords = [
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
] as const;

/** Keywords that the validators enforce. */
export const enforced: ReadonlySet<string> = new Set<string>([
  'type',
  'enum',
  'const',
  ...objectKeywords,
  'unevaluatedProperties',
  'items',
  'prefixItems',
  'contains',
  'minContains',
  'maxContains',
  'uniqueItems',
  'minItems',
  'maxItems',
  'unevaluatedItems',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'allOf',
  'anyOf',
  'oneOf',
  'discriminator',
  'not',
  'if',
  'then',
  'else',
  '$ref',
]);

/** Keywords that say something to people only. */
export const annotations: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'examples',
  'example',
  'deprecated',
]);

/** Keywords of documents from outside that say nothing of a value, or that are seen to elsewhere: by direction, by linking. */
export const documentAnnotations: ReadonlySet<string> = new Set([
  'readOnly',
  'writeOnly',
  'xml',
  'externalDocs',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  '$comment',
  '$schema',
  '$id',
  '$anchor',
  '$defs',
]);

/** Our own keywords. */
export const extensions: ReadonlySet<string> = new Set(['x-evidence', 'x-source', 'x-note', 'x-contradiction']);

/** Formats that are asserted, with the zod expression that does it; empty where a check of the runtime does. */
export const formats: ReadonlyMap<string, string> = new Map([
  // zod takes what a browser mends: blanks at the ends and inside, line breaks. Nothing mends what is sent in JSON.
  ['uri', ''],
  ['uuid', 'z.guid()'],
  ['date-time', 'z.iso.datetime({ offset: true })'],
]);

/** The methods that a client calls. */
export const httpMethods: readonly string[] = ['get', 'put', 'post', 'delete', 'patch'];
