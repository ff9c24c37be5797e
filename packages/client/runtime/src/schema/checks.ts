/**
 * Checks for the JSON Schema keywords that zod has no word for, or another meaning, for generated validators: to be given to
 * `.check(...)` of the schema that they belong to.
 *
 * ```ts
 * z.looseObject({ ... }).check(conditional({ if: a, then: b }), present(['x']))
 * ```
 *
 * They run even when other rules of the same value failed, so that all faults are reported together, and say nothing about
 * values of another type than their keyword's. Properties are own ones; one that is undefined is not there. None of them
 * loads zod.
 */
export { binary } from './checks/binary.ts';
export {
  all,
  atLeastOne,
  conditional,
  exactlyOne,
  forType,
  negated,
  reference,
} from './checks/combinations.ts';
export { constantOf, enumOf, uniqueItems } from './checks/constants.ts';
export { bounds, itemCount, propertyCount, textLength } from './checks/counts.ts';
export { format } from './checks/format.ts';
export { contains, itemsOf, tuple } from './checks/items.ts';
export { linearPattern } from './checks/linear-pattern.ts';
export { matches } from './checks/matches.ts';
export { integer, multipleOf } from './checks/numbers.ts';
export {
  additionalProperties,
  dependentRequired,
  dependentSchemas,
  patternProperties,
  present,
  properties,
  propertyNames,
} from './checks/properties.ts';
export { shallow } from './checks/shallow.ts';
export { switchOn } from './checks/switch-on.ts';
export { unevaluatedItems, unevaluatedProperties } from './checks/unevaluated.ts';
