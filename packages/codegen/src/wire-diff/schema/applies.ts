/** The types that a keyword says something about; of others it says nothing. */
const scopes: Readonly<Record<string, readonly string[]>> = {
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  string: ['minLength', 'maxLength', 'pattern', 'contentEncoding', 'contentMediaType', 'contentSchema'],
  array: [
    ...['items', 'prefixItems', 'contains', 'minContains', 'maxContains', 'uniqueItems', 'minItems', 'maxItems'],
    'unevaluatedItems',
  ],
  object: [
    ...['additionalProperties', 'patternProperties', 'propertyNames', 'minProperties', 'maxProperties'],
    ...['dependentRequired', 'dependentSchemas', 'unevaluatedProperties'],
  ],
};

const typeOf: ReadonlyMap<string, string> = new Map(
  Object.entries(scopes).flatMap(([type, keywords]) => keywords.map((keyword) => [keyword, type] as const)),
);

/** Whether a keyword can say anything about values of these types. */
export function applies(keyword: string, types: ReadonlySet<string> | undefined): boolean {
  const type = typeOf.get(keyword);
  if (type === undefined || types === undefined) return true;
  return types.has(type) || (type === 'number' && types.has('integer'));
}
