/** The keywords that a comparison has a verdict on; any other that changes is told as a change of the schema. */
export const handled: ReadonlySet<string> = new Set([
  ...['type', 'enum', 'const', 'properties', 'required', 'additionalProperties', '$ref', 'allOf', 'anyOf', 'oneOf'],
  ...['discriminator', 'items', 'prefixItems', 'uniqueItems', 'multipleOf', 'pattern', 'format', 'contentEncoding'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength', 'minItems', 'maxItems'],
  ...['minContains', 'maxContains', 'minProperties', 'maxProperties', 'contentMediaType', 'dependentRequired'],
  ...['not', 'if', 'then', 'else', 'patternProperties', 'propertyNames', 'contains', 'dependentSchemas'],
  ...['unevaluatedProperties', 'unevaluatedItems', 'contentSchema'],
  ...['default', 'deprecated', 'readOnly', 'writeOnly', 'title', 'description', 'examples', 'example', 'externalDocs'],
  // How a value looks in XML, which no client sends.
  'xml',
  // Names and shelves: what they hold counts where it is used.
  ...['$comment', '$schema', '$id', '$anchor', '$defs', 'definitions'],
]);
