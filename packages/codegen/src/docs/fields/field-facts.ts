import type { FactSchema } from '../page-facts.ts';

/** What is known of one field, before it has its place in a body. */
export interface FieldFacts {
  /** Names from the body inwards; `[]` for the items of an array. */
  readonly path: readonly string[];
  readonly schema: FactSchema;
  readonly required?: boolean | 'conditional';
  /** Names beside which the field must be left out. */
  readonly notBeside: readonly string[];
}
