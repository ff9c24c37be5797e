/**
 * What generated validators import beside zod. An entry of its own, so that zod is loaded with the first validator and
 * not with the client.
 */

export {
  additionalProperties,
  all,
  atLeastOne,
  binary,
  bounds,
  conditional,
  constantOf,
  contains,
  dependentRequired,
  dependentSchemas,
  enumOf,
  exactlyOne,
  format,
  forType,
  integer,
  itemCount,
  itemsOf,
  linearPattern,
  matches,
  multipleOf,
  negated,
  patternProperties,
  present,
  properties,
  propertyCount,
  propertyNames,
  reference,
  shallow,
  switchOn,
  textLength,
  tuple,
  unevaluatedItems,
  unevaluatedProperties,
  uniqueItems,
} from './schema/checks.ts';
export { forbidden } from './schema/forbidden.ts';
export { type Schema, schema } from './schema/schema.ts';
