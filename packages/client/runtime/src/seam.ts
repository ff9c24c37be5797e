/**
 * `@limner/runtime/codegen`: what generated code imports, and nothing else does; the seam between a provider's package and
 * the runtime. It does not load zod; validators import `@limner/runtime/validation`, or, where they stand alone, their checks
 * from here.
 *
 * The client's part is a file of its own, and named by a star: that way bundlers see that a client needs none of the checks,
 * and leave them to the chunk of the validators. Its list of names is in `codegen.ts`.
 */
export * from './codegen.ts';
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
